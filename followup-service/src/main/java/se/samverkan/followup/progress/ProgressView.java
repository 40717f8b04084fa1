package se.samverkan.followup.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.time.Period;
import se.samverkan.followup.Assessment.Basis;
import se.samverkan.followup.Contribution;
import se.samverkan.followup.subject.ItemKind;

/** The progress of every commitment and activity of a promise, as far as follow-ups and reports state it. */
@Schema(
        name = "Progress",
        description = "Progress of a promise: each of its commitments and activities",
        requiredProperties = {"promiseId", "items", "counts"})
public record ProgressView(
        UUID promiseId,
        @JsonInclude List<Item> items,

        @JsonInclude @Schema(description = "Number of items per outcome")
        Map<ProgressOutcome, Integer> counts) {

    /** One commitment or activity. */
    @Schema(
            name = "ProgressItem",
            description =
                    "Progress of one commitment or activity, also of one that was assessed and dropped afterwards",
            requiredProperties = {"itemId", "kind", "outcome"})
    public record Item(
            @Schema(pattern = ItemIds.FORM) String itemId,
            ItemKind kind,
            ProgressOutcome outcome,

            @Schema(description = "Basis of the assessment; absent if the outcome is disputed")
            Basis basis,

            @Schema(
                    description =
                            "The figures that hold: of all current statements, or of the activity reports; none if the"
                                    + " outcome is disputed")
            List<Achieved> achieved,

            @Schema(maxLength = 5000) String text,

            @Schema(description = "The newest follow-up that assessed the item; absent if the outcome is disputed")
            UUID followUpId,

            @Schema(description = "The activity reports about the item")
            List<UUID> activityReportIds,

            @Schema(description = "The version of the promise by which the item is judged")
            Integer judgedVersion,

            @Schema(description = "The published version of the promise, beside judgedVersion")
            Integer currentVersion,

            @Schema(description = "True if a later version changed or dropped the item; otherwise absent")
            Boolean changedSince,

            @Schema(description = "The targets of the judged version, if the item has changed since")
            List<Target> judgedTargets,

            @Schema(description = "What each follow-up states about the item, newest first")
            List<Statement> statements) {}

    /** What one follow-up states about an item. */
    @Schema(
            name = "ProgressStatement",
            description = "What a follow-up states about an item",
            requiredProperties = {"followUpId", "parties", "publishedAt", "outcome"})
    public record Statement(
            UUID followUpId,

            @Schema(description = "The party that published it, and those that confirmed it")
            List<String> parties,

            @Schema(description = "The parties that dissented")
            List<String> dissentingParties,

            Instant publishedAt,

            @Schema(description = "The period that the follow-up covers")
            Period period,

            @Schema(description = "The version of the promise that was followed up")
            Integer judgedVersion,

            ProgressOutcome outcome,
            Basis basis,
            List<Achieved> achieved,
            @Schema(maxLength = 5000) String text) {}

    /** A figure that was reached. */
    @Schema(name = "Achieved", description = "A reported result, or a sum of activity reports")
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
            String asPublished,

            @Schema(description = "OWN if other parties may add figures of their own; otherwise absent")
            Contribution contribution,

            @Schema(
                    description =
                            "Whether it was all of what the target covers; the value is absent if no number is stated")
            Boolean all) {}
}
