package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The editorial state of a document. */
@Schema(name = "PublicationStatus", description = "Stage in the life cycle of the document")
public enum PublicationStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
