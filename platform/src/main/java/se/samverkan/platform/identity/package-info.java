/** Who sends a request: tokens, the keys that sign them, and the challenge without a valid one. */
package se.samverkan.platform.identity;
