/** The Lucene index: fields, analysis, filters, facets and snapshots; uses {@code document} only. */
package se.samverkan.gateway.lucene;
