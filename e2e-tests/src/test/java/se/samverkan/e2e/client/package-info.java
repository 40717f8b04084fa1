/** The clients that are generated from the contract; depends on {@code system}. */
package se.samverkan.e2e.client;
