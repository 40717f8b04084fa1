/** Strict JSON at the edge and canonical JSON in the database; depends on nothing. */
package se.samverkan.platform.json;
