/** The transactional outbox and the relay that sends its events to Kafka; depends on event and trace. */
package se.samverkan.platform.outbox;
