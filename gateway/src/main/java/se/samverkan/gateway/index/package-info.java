/** The index of everything public, its filling from the topics and its counts; uses {@code document}, {@code lucene} and {@code metrics}. */
package se.samverkan.gateway.index;
