package se.samverkan.kit.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a document stands in its editorial life. */
@Schema(name = "PublicationStatus", description = "DRAFT utkast, PUBLISHED publicerad, WITHDRAWN återkallad")
public enum PublicationStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
