package se.samverkan.documents.kind;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what right a version was published. */
@Schema(
        description =
                "Basis of a publication. APPROVED: approved by the parties. ARCHIVE: the document has been public before")
public enum VersionBasis {
    APPROVED,
    ARCHIVE
}
