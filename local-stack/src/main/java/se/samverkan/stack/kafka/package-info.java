/** Kafka in a JVM of its own, in this JVM, or in a container; depends on {@code process}. */
package se.samverkan.stack.kafka;
