/** CloudEvents on Kafka: topics, a reader of whole topics, and dead letters; depends on trace. */
package se.samverkan.platform.event;
