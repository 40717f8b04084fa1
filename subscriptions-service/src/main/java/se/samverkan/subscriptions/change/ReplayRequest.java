package se.samverkan.subscriptions.change;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** Asks that what has changed since a cursor or a time is delivered again. */
@CrossFieldValid
@Schema(
        name = "ReplayRequest",
        description = "From where on changes are delivered again: a cursor of the changes, or a time")
public record ReplayRequest(
        @Size(max = 1000) @Schema(
                description = "A cursor, as GET /changes gives it; an empty text for everything from the beginning",
                examples = "")
        String after,

        @Pattern(regexp = ReplayRequest.TIME, message = ReplayRequest.TIME_FORM) @Schema(
                description = "What was sent to the topics at this time or later",
                examples = "2026-11-30T00:00:00Z",
                maxLength = 40)
        String since)
        implements CrossFieldValid.Rules {
    static final String TIME =
            "^20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-][01]\\d:[0-5]\\d)$";

    static final String TIME_FORM = "must be a time with its offset since 2000, such as 2026-11-30T00:00:00Z";

    /** Null if it goes on from a cursor. */
    Instant time() {
        return since == null ? null : OffsetDateTime.parse(since).toInstant();
    }

    @Override
    public void check(Violations violations) {
        violations.unless(
                (after == null) != (since == null),
                "",
                "name either after, a cursor that may be empty, or since, a time");
        if (since != null && since.matches(TIME)) {
            try {
                time();
            } catch (DateTimeException e) {
                violations.add("/since", TIME_FORM);
            }
        }
    }
}
