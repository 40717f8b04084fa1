/** Subscriptions of organisations to changes: which changes are sent where. */
package se.samverkan.subscriptions;
