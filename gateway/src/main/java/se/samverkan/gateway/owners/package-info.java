/** The proxy to the services that own the documents; uses {@code index} and {@code http}. */
package se.samverkan.gateway.owners;
