package se.samverkan.gateway.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Outcome;
import se.samverkan.gateway.index.Counts;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.platform.http.Link;

/** Counts of promises, in all and by group. */
@Schema(
        name = "Statistics",
        description = "Promises and what became of them, counted",
        requiredProperties = {"_links", "groupBy", "asOf", "total", "groups"})
record StatisticsResult(
        @JsonProperty("_links") Map<String, Link> links,
        Grouping groupBy,

        @Schema(description = "The day that followUpsOverdue and temporalStatus are reckoned for")
        LocalDate asOf,

        @Schema(description = "All that pass the filters, each promise once; a promise may be in several groups")
        Figures total,

        @JsonInclude List<Group> groups) {

    /** The promises that share a key. */
    @Schema(
            name = "StatisticsGroup",
            description = "The figures of one group",
            requiredProperties = {"key", "figures"})
    record Group(
            @JsonInclude
            @Schema(
                    description =
                            "The municipality's or county's code, the police region, year or theme; null where the"
                                    + " promises do not say",
                    nullable = true,
                    examples = "0486",
                    maxLength = 1000)
            String key,

            @Schema(description = "What the key is called, where it is a code", examples = "Strängnäs", maxLength = 100)
            String name,

            Figures figures) {}

    /** The counts of some promises. */
    @Schema(
            name = "StatisticsFigures",
            description = "How many promises there are, and what became of them",
            requiredProperties = {"promises", "followUps", "commitments", "activities", "targets"})
    record Figures(
            int promises,
            FollowUps followUps,

            @Schema(description = "How many commitments have each outcome")
            Map<Outcome, Integer> commitments,

            @Schema(description = "How many activities have each outcome")
            Map<Outcome, Integer> activities,

            Targets targets) {

        static Figures of(Counts counts) {
            return new Figures(
                    counts.promises(),
                    new FollowUps(
                            counts.followedUp(),
                            counts.promises() == 0
                                    ? null
                                    : BigDecimal.valueOf(counts.followedUp())
                                            .divide(BigDecimal.valueOf(counts.promises()), 3, RoundingMode.HALF_UP),
                            counts.followUpsOverdue()),
                    counts.commitments(),
                    counts.activities(),
                    new Targets(counts.targets(), counts.assessableTargets(), counts.metTargets()));
        }
    }

    /** How far promises have been followed up. */
    @Schema(
            name = "StatisticsFollowUps",
            description = "How many promises were followed up",
            requiredProperties = {"published", "overdue"})
    record FollowUps(
            @Schema(description = "Promises with a published follow-up")
            int published,

            @Schema(description = "published of promises, three decimals; absent where there are no promises")
            BigDecimal share,

            @Schema(description = "Promises that ended more than 90 days before asOf without a published follow-up")
            int overdue) {}

    /** How far stated targets were met. */
    @Schema(
            name = "StatisticsTargets",
            description = "How many targets were met of those that can be assessed",
            requiredProperties = {"stated", "assessable", "met"})
    record Targets(
            @Schema(description = "Targets that commitments and activities state")
            int stated,

            @Schema(description = "Those that a published follow-up has a figure for, counted as the target is")
            int assessable,

            @Schema(description = "Those of the assessable that the figure meets")
            int met) {}
}
