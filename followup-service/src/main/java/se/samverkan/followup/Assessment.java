package se.samverkan.followup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** The assessment of one item of the subject. */
@Schema(name = "Assessment", description = "Assessment of one commitment, activity, goal or measure")
public record Assessment(
        @NotBlank @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id of the item in the subject", examples = "A1")
        String itemId,

        Outcome outcome,
        Basis basis,
        Trend trend,
        @Size(max = 5000) String text,
        @Size(max = 50) List<@Valid Result> results,
        @Valid Deviation deviation) {

    /** The basis of an assessment. */
    @Schema(name = "AssessmentBasis", description = "Basis of the assessment; MEASURED requires results")
    public enum Basis {
        MEASURED,
        NARRATIVE,
        MIXED
    }

    /** The direction of a development. */
    @Schema(name = "Trend", description = "Direction of the development")
    public enum Trend {
        IMPROVED,
        INCREASED,
        UNCHANGED,
        DECREASED,
        WORSENED,
        NOT_STATED
    }

    /** A reported figure. */
    @CrossFieldValid
    @Schema(name = "Result", description = "A measured result")
    public record Result(
            @Pattern(regexp = ItemIds.FORM) @Schema(description = "The target that the result belongs to, if any", examples = "t1")
            String targetId,

            @PositiveOrZero @Digits(integer = 12, fraction = 3) @Schema(description = "The value; it may be absent beside all", examples = "3")
            BigDecimal value,

            @Schema(description = "How exactly the source states the value")
            Qualifier qualifier,

            @Size(max = 100) @Schema(description = "The unit; if it is absent, that of the target")
            String unit,

            @Schema(
                    description =
                            "Time unit of the value, if it is a rate. A value without it is a total of the period that the"
                                    + " follow-up covers")
            Target.Per per,

            @Size(max = 300) @Schema(description = "The result in the words of the source", examples = "minst 43")
            String asPublished,

            Contribution contribution,

            @Schema(description = "Whether it was all of what a target with the scope ALL covers")
            Boolean all)
            implements CrossFieldValid.Rules {

        @Override
        public void check(Violations violations) {
            violations.unless(value != null || all != null, "/value", "must not be null: give a value, or all");
        }

        /** What the result says of the whole: other parties may add to a figure of their own work. */
        public Figure figure() {
            var figure = new Figure(value, qualifier);
            return countsOwnWork() ? figure.orMore() : figure;
        }

        /** Whether both can not be true of the same target and time. */
        public boolean excludes(Result other) {
            if (value == null || other.value == null) {
                return all != null && other.all != null && !all.equals(other.all);
            }
            return !(countsOwnWork() && other.countsOwnWork()) && figure().excludes(other.figure());
        }

        /** Whether the figures of other parties are added to it. */
        public boolean countsOwnWork() {
            return contribution == Contribution.OWN;
        }
    }

    /** A deviation from the promise, with its reason. */
    @Schema(name = "Deviation", description = "A deviation from the plan")
    public record Deviation(Reason reason, @Size(max = 2000) String text) {

        /** The kinds of reasons. */
        @Schema(name = "DeviationReason", description = "Type of reason")
        public enum Reason {
            RESOURCES,
            PRIORITISATION,
            EXTERNAL_EVENT,
            PARTNER,
            LEGAL,
            DATA_QUALITY,
            OTHER
        }
    }
}
