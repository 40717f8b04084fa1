/** Deliveries of messages to receivers: queued, attempted, tried again; depends on subscriptions and webhooks. */
package se.samverkan.subscriptions.delivery;
