/** The pages for people, rendered from what the public API responds. */
package se.samverkan.gateway.pages;
