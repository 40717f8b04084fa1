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

/** The counts of promises, in total and by group. */
@Schema(
        name = "Statistics",
        description = "Number of promises and their outcomes",
        requiredProperties = {"_links", "groupBy", "asOf", "total", "groups"})
record StatisticsResult(
        @JsonProperty("_links") Map<String, Link> links,
        Grouping groupBy,

        @Schema(description = "The day for which temporalStatus and overdue follow-ups are computed")
        LocalDate asOf,

        @Schema(
                description =
                        "Figures of all promises that match the filters. Each promise is counted once here but may be in"
                                + " several groups")
        Figures total,

        @JsonInclude List<Group> groups) {

    /** The promises that share a key. */
    @Schema(
            name = "StatisticsGroup",
            description = "Figures of one group",
            requiredProperties = {"key", "figures"})
    record Group(
            @JsonInclude
            @Schema(
                    description =
                            "The code of the municipality or county, the police region, the year or the theme; null"
                                    + " if the promises do not state it",
                    nullable = true,
                    examples = "0486",
                    maxLength = 1000)
            String key,

            @Schema(
                    description = "Name of the municipality or county, if the key is a code",
                    examples = "Strängnäs",
                    maxLength = 100)
            String name,

            Figures figures) {}

    /** The counts of some promises. */
    @Schema(
            name = "StatisticsFigures",
            description = "Number of promises and their outcomes",
            requiredProperties = {"promises", "followUps", "commitments", "activities", "targets"})
    record Figures(
            int promises,
            FollowUps followUps,

            @Schema(description = "Number of commitments per outcome")
            Map<Outcome, Integer> commitments,

            @Schema(description = "Number of activities per outcome")
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

    /** The follow-ups of promises. */
    @Schema(
            name = "StatisticsFollowUps",
            description = "Number of promises with and without a follow-up",
            requiredProperties = {"published", "overdue"})
    record FollowUps(
            @Schema(description = "Number of promises with a published follow-up")
            int published,

            @Schema(description = "published divided by promises, with three decimals; absent if there are no promises")
            BigDecimal share,

            @Schema(
                    description =
                            "Number of promises that ended more than 90 days before asOf and have no published follow-up")
            int overdue) {}

    /** The stated targets and how many were met. */
    @Schema(
            name = "StatisticsTargets",
            description = "Number of targets that are stated, can be assessed and were met",
            requiredProperties = {"stated", "assessable", "met"})
    record Targets(
            @Schema(description = "Number of targets of commitments and activities")
            int stated,

            @Schema(
                    description =
                            "Number of targets for which a published follow-up has a result that meets or misses the target")
            int assessable,

            @Schema(description = "Number of assessable targets that the result meets")
            int met) {}
}
