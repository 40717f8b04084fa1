/** Public documents as bytes and facts; depends on {@code domain} and {@code platform} only. */
package se.samverkan.gateway.document;
