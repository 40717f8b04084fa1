/** The municipalities and the overview of one; uses {@code document}, {@code lucene}, {@code index} and {@code http}. */
package se.samverkan.gateway.municipality;
