/** Public documents, lists and progress over HTTP; uses {@code document}, {@code lucene}, {@code index} and {@code http}. */
package se.samverkan.gateway.read;
