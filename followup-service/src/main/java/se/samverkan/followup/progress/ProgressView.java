package se.samverkan.followup.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.figure.Qualifier;
import se.samverkan.domain.time.Period;
import se.samverkan.followup.FollowUpContent.Basis;

/** The progress of every commitment and activity of a promise, as far as follow-ups and reports state it. */
@Schema(
        name = "Progress",
        description = "Progress of a promise: each of its commitments and activities",
        requiredProperties = {"promiseId", "items", "counts"})
public record ProgressView(
        UUID promiseId,
        @JsonInclude List<Item> items,

        @JsonInclude @Schema(description = "Number of items per outcome")
        Map<Outcome, Integer> counts) {

    /** One commitment or activity. */
    @Schema(
            name = "ProgressItem",
            description = "Progress of one commitment or activity",
            requiredProperties = {"itemId", "kind", "outcome"})
    public record Item(
            @Schema(pattern = ItemIds.FORM) String itemId,
            Kind kind,
            Outcome outcome,
            Basis basis,
            List<Achieved> achieved,
            @Schema(maxLength = 5000) String text,

            @Schema(description = "The follow-up that assessed the item, if any")
            UUID followUpId,

            @Schema(description = "The activity reports about the item")
            List<UUID> activityReportIds) {

        /** The kind of item. */
        @Schema(name = "ProgressItemKind", description = "Whether the item is a commitment or an activity")
        public enum Kind {
            COMMITMENT,
            ACTIVITY
        }
    }

    /** A figure that was reached. */
    @Schema(
            name = "Achieved",
            description = "A reported result, or a sum of activity reports",
            requiredProperties = {"value"})
    public record Achieved(
            @Schema(pattern = ItemIds.FORM) String targetId,
            BigDecimal value,

            @Schema(description = "How exactly the sources state the value; absent for an exact value")
            Qualifier qualifier,

            @Schema(maxLength = 100) String unit,

            @Schema(description = "Time unit of the value; a value without it is a total")
            Target.Per per,

            @Schema(description = "The period to which the value refers, as far as it is known")
            Period period,

            @Schema(description = "Whether the value meets the target; absent if it proves neither")
            Boolean met,

            @Schema(description = "The value in the words of the source", maxLength = 300)
            String asPublished) {}
}
