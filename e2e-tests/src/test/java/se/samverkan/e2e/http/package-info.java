/** The HTTP behaviour of the gateway and the services; depends on {@code system}. */
package se.samverkan.e2e.http;
