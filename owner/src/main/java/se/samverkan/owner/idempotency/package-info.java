/** Stored responses of requests with an Idempotency-Key; depends on caller and change. */
package se.samverkan.owner.idempotency;
