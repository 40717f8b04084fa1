package se.samverkan.documents.kind;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what right a version was published. */
@Schema(description = "APPROVED godkänd av parterna, ARCHIVE tidigare offentlig")
public enum VersionBasis {
    APPROVED,
    ARCHIVE
}
