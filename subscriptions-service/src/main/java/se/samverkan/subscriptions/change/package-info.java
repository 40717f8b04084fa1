/** Changes from the topics, and their replays, as deliveries; depends on subscriptions and deliveries. */
package se.samverkan.subscriptions.change;
