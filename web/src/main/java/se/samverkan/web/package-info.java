/** Renders the JSON of the public API as pages and components for people. */
package se.samverkan.web;
