/** Subscriptions of organisations to changes: who is told of what, and where. */
package se.samverkan.subscriptions;
