/** The key pair that signs local bearer tokens, and the self-signed certificate; depends on {@code process}. */
package se.samverkan.stack.security;
