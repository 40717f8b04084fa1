/** Audit entries of changes and denied requests; depends on lifecycle and caller. */
package se.samverkan.documents.audit;
