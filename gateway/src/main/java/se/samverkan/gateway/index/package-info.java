/** The index of everything public, its filling from the topics and its counts; uses {@code document} and {@code lucene}. */
package se.samverkan.gateway.index;
