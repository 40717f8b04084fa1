/** Full-text search; uses {@code document}, {@code lucene}, {@code index}, {@code http} and {@code read}. */
package se.samverkan.gateway.search;
