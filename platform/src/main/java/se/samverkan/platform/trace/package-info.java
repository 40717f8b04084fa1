/** The W3C Trace Context of a request and its log lines; uses {@code http} only. */
package se.samverkan.platform.trace;
