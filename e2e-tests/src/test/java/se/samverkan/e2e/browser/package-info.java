/** The stories of {@code browser/stories}, in a real browser; depends on {@code system}. */
package se.samverkan.e2e.browser;
