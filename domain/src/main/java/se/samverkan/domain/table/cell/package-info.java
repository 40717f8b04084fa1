/** The forms of cells: how members of documents are written into them and read from them. */
package se.samverkan.domain.table.cell;
