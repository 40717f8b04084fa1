/** The search for people. */
package se.samverkan.gateway.pages.search;
