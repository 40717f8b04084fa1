package se.samverkan.gateway.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.index.Counts;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.gateway.index.Grouping.KeyPair;
import se.samverkan.platform.http.Link;

/** The counts of promises, in total and by group. */
@Schema(
        name = "Statistics",
        description = "Number of promises and their outcomes",
        requiredProperties = {"_links", "groupBy", "asOf", "total", "groups"})
record StatisticsResult(
        @JsonProperty("_links") Map<String, Link> links,
        Grouping groupBy,

        @Schema(description = "The second grouping, if one was requested")
        Grouping thenBy,

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

            @Schema(
                    description = "The same of the second grouping; absent if the promises do not state it",
                    examples = "2019",
                    maxLength = 1000)
            String thenKey,

            @Schema(
                    description = "Name of the municipality or county of the second grouping",
                    examples = "Södermanlands län",
                    maxLength = 100)
            String thenName,

            Figures figures) {

        static Group of(Grouping grouping, String key, Figures figures) {
            return new Group(key, name(grouping, key), null, null, figures);
        }

        static Group of(Grouping grouping, Grouping then, KeyPair keys, Figures figures) {
            return new Group(
                    keys.key(), name(grouping, keys.key()), keys.thenKey(), name(then, keys.thenKey()), figures);
        }

        private static String name(Grouping grouping, String key) {
            return key == null ? null : grouping.name(key);
        }
    }

    /** The counts of some promises. */
    @Schema(
            name = "StatisticsFigures",
            description = "Number of promises and their outcomes",
            requiredProperties = {"promises", "followUps", "commitments", "activities", "targets"})
    record Figures(
            int promises,
            FollowUps followUps,

            @Schema(description = "Number of commitments per outcome")
            Map<ProgressOutcome, Integer> commitments,

            @Schema(description = "Number of activities per outcome")
            Map<ProgressOutcome, Integer> activities,

            Targets targets) {

        static Figures of(Counts counts) {
            return new Figures(
                    counts.promises(),
                    FollowUps.of(counts),
                    counts.commitments(),
                    counts.activities(),
                    new Targets(counts.targets(), counts.assessableTargets(), counts.metTargets()));
        }
    }

    /** The follow-ups of promises. */
    @Schema(
            name = "StatisticsFollowUps",
            description = "Number of promises by their follow-ups",
            requiredProperties = {"published", "overdue", "due"})
    record FollowUps(
            @Schema(description = "Number of promises with a published follow-up")
            int published,

            @Schema(
                    description =
                            "Share of the due promises whose follow-ups leave nothing open, with three decimals; absent"
                                    + " if none is due")
            BigDecimal share,

            @Schema(
                    description =
                            "Number of due promises without follow-ups that leave nothing open: only interim ones, items"
                                    + " that are not assessed, or a part of the validity that is not covered")
            int overdue,

            @Schema(description = "Number of promises that ended more than 90 days before asOf")
            int due) {

        static FollowUps of(Counts counts) {
            int due = counts.followUpsDue();
            int overdue = counts.followUpsOverdue();
            var share = due == 0
                    ? null
                    : BigDecimal.valueOf(due - overdue).divide(BigDecimal.valueOf(due), 3, RoundingMode.HALF_UP);
            return new FollowUps(counts.followedUp(), share, overdue, due);
        }
    }

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
