package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of follow-ups. */
@Schema(name = "FollowUpKind", description = "Type of follow-up. STATUTORY: required by law")
public enum FollowUpKind {
    ANNUAL,
    INTERIM,
    FINAL,
    STATUTORY
}
