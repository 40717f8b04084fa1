/** What a service measures of its requests and its Kafka clients, for Prometheus; uses {@code http} only. */
package se.samverkan.platform.metrics;
