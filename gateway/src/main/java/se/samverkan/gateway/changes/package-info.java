/** What became public, changed or was withdrawn, for those who follow it: by pages and as a stream; uses {@code changelog} and {@code http}. */
package se.samverkan.gateway.changes;
