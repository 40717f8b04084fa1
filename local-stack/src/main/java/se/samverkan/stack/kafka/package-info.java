/** Kafka as an embedded broker or in a container; depends on {@code process}. */
package se.samverkan.stack.kafka;
