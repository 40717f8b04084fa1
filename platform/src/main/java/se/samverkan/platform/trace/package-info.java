/** The trace of a request: its spans, its {@code traceparent} and its log lines; uses {@code http} only. */
package se.samverkan.platform.trace;
