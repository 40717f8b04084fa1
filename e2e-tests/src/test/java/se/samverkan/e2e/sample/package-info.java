/** The overviews of the five sample pages; depends on {@code system}. */
package se.samverkan.e2e.sample;
