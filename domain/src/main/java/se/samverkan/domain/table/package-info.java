/** Tables of documents: their columns, and the way from a document to its rows and back. */
package se.samverkan.domain.table;
