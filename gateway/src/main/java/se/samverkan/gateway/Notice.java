package se.samverkan.gateway;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that a reader of a document should know, in words for the inhabitant. */
@Schema(name = "Notice", description = "Upplysning till läsaren")
record Notice(
        @Schema(
                description =
                        "STALE utgånget utan gällande efterföljare, SUPERSEDED ersatt, NO_FOLLOW_UP utgånget sedan mer än"
                                + " 90 dagar utan uppföljning")
        Type type,

        UUID documentId,
        String text) {

    /** The kinds of notices. */
    @Schema(name = "NoticeType")
    enum Type {
        STALE,
        SUPERSEDED,
        NO_FOLLOW_UP
    }
}
