/** Bodies of requests: how large they may be, and that they arrive whole. */
package se.samverkan.platform.body;
