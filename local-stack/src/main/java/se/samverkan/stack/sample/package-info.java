/** Loads sample-data/ through the API; depends on {@code process} and {@code security}. */
package se.samverkan.stack.sample;
