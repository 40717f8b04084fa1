/** Imports: files of documents that a job writes one by one, with the rights of their sender, and takes back. */
package se.samverkan.documents.imports;
