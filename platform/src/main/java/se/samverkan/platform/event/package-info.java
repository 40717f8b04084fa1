/** CloudEvents on Kafka: topics, a reader of whole topics, and dead letters; depends on trace and problem. */
package se.samverkan.platform.event;
