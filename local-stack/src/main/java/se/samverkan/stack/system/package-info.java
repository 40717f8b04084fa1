/** The whole local system and its data directory; depends on all packages but {@code command} and {@code testing}. */
package se.samverkan.stack.system;
