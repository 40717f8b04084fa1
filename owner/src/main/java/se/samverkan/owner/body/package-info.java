/** Bodies of requests: read whole, with every violation in one answer; depends on the platform only. */
package se.samverkan.owner.body;
