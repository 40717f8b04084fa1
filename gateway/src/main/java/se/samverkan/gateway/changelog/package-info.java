/** The newest change of each document by its place on the topics, and cursors among them; uses {@code document} only. */
package se.samverkan.gateway.changelog;
