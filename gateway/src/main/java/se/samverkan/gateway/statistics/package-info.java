/** The statistics over HTTP, as JSON and CSV; uses {@code document}, {@code index} and {@code http}. */
package se.samverkan.gateway.statistics;
