/** Tokens of a real Keycloak with the realm of {@code containers/}: people, clients, and keys that change. */
package se.samverkan.e2e.identity;
