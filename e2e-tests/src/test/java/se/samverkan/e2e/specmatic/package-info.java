/** Specmatic's requests to the whole system; depends on {@code system} and {@code contract}. */
package se.samverkan.e2e.specmatic;
