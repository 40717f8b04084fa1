/** Webhooks: their messages, signatures and receivers; depends on the platform only. */
package se.samverkan.subscriptions.webhook;
