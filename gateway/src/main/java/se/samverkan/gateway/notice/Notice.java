package se.samverkan.gateway.notice;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice about a document, as text for the inhabitant. */
@Schema(
        name = "Notice",
        description = "A caution for readers of a document",
        requiredProperties = {"type", "text"})
public record Notice(
        Type type,

        @Schema(description = "The document that the notice concerns")
        UUID documentId,

        @Schema(description = "The notice in Swedish, for inhabitants", maxLength = 1000)
        String text,

        @Schema(description = Notice.SINCE) LocalDate since) {

    static final String SINCE = "The day since which it holds; absent if no document states it";

    /** The kinds of notices. */
    @Schema(
            name = "NoticeType",
            description = "STALE: expired without a successor in force. SUPERSEDED: replaced by another document."
                    + " NO_FOLLOW_UP: expired for more than 90 days without follow-ups that leave nothing open."
                    + " SUBJECT_WITHDRAWN: a follow-up of a document that was withdrawn")
    public enum Type {
        STALE,
        SUPERSEDED,
        NO_FOLLOW_UP,
        SUBJECT_WITHDRAWN
    }
}
