package se.samverkan.followup.subject;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of items that a promise has. */
@Schema(name = "ProgressItemKind", description = "Whether the item is a commitment or an activity")
public enum ItemKind {
    COMMITMENT,
    ACTIVITY
}
