/** Local copies of published documents of other services; depends on the platform only. */
package se.samverkan.documents.replica;
