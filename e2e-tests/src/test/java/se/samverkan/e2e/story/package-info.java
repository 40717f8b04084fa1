/** The life of documents and events in the whole system, also while parts of it fail; depends on {@code system}. */
package se.samverkan.e2e.story;
