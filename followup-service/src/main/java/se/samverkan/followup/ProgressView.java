package se.samverkan.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.followup.FollowUpContent.Basis;
import se.samverkan.kit.content.Outcome;

/** How it goes with every commitment and activity of a promise, as far as follow-ups and reports say. */
@Schema(name = "Progress", description = "Läget för varje punkt och aktivitet i ett medborgarlöfte")
public record ProgressView(
        UUID promiseId,
        @JsonInclude List<Item> items,

        @JsonInclude @Schema(description = "How many items have each outcome")
        Map<Outcome, Integer> counts) {

    /** One commitment or activity. */
    @Schema(name = "ProgressItem")
    public record Item(
            String itemId,
            Kind kind,
            Outcome outcome,
            Basis basis,
            List<Achieved> achieved,
            String text,

            @Schema(description = "The follow-up that assessed it, if any")
            UUID followUpId,

            @Schema(description = "The activity reports about it")
            List<UUID> activityReportIds) {

        /** What the item is. */
        @Schema(name = "ProgressItemKind")
        public enum Kind {
            COMMITMENT,
            ACTIVITY
        }
    }

    /** A figure that was reached. */
    @Schema(name = "Achieved", description = "Uppnått")
    public record Achieved(String targetId, BigDecimal value, String unit) {}
}
