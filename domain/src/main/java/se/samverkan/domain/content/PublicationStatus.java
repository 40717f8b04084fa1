package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a document stands in its editorial life. */
@Schema(name = "PublicationStatus", description = "Where the document stands in its life")
public enum PublicationStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
