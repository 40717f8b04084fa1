package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The editorial state of a document. */
@Schema(name = "PublicationStatus", description = "Where the document stands in its life")
public enum PublicationStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
