/** The notices about outdated documents, and their list over HTTP; uses {@code document}, {@code lucene}, {@code index} and {@code http}. */
package se.samverkan.gateway.notice;
