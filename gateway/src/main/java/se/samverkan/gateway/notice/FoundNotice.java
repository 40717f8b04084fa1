package se.samverkan.gateway.notice;

import se.samverkan.gateway.document.PublicDocument;

/** A notice that passes the filters, and its document. */
record FoundNotice(PublicDocument document, Notice notice) {}
