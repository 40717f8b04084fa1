/** Rendering of documents for readers, with links to the actions that are open to them; depends on lifecycle and replica. */
package se.samverkan.documents.view;
