/** Stored responses of requests with an Idempotency-Key; depends on lifecycle and caller. */
package se.samverkan.documents.idempotency;
