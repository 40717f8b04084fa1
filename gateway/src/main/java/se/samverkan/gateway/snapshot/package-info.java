/** The snapshot of the index on disk: its file, its values and when it is written; depends on no other package of the gateway. */
package se.samverkan.gateway.snapshot;
