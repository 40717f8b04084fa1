/** What changed between two versions of a document, for readers. */
package se.samverkan.web.diff;
