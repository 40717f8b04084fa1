/** Files of documents for an import: CSV, spreadsheets and JSON Lines; knows no kind and no database. */
package se.samverkan.documents.imports.file;
