/** The pages, and those for developers with the code on them; depends on {@code system}. */
package se.samverkan.e2e.page;
