/** Versions of documents and their redaction; depends on lifecycle and view. */
package se.samverkan.documents.history;
