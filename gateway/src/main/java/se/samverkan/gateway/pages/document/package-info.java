/** The pages of a document: what it says, and its history. */
package se.samverkan.gateway.pages.document;
