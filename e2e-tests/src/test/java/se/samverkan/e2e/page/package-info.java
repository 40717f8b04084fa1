/** The documentation pages and the code on them; depends on {@code system}. */
package se.samverkan.e2e.page;
