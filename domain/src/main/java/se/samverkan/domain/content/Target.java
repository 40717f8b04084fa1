package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.assessment.Judgement;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** A quantified target: a figure, or all of something. */
@CrossFieldValid
@Schema(name = "Target", description = "A quantified target: a value, or a scope instead of it")
public record Target(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "t1")
        String id,

        @Schema(description = "Comparison with the value. NOT_STATED, as in a plain \"two\", is evaluated as AT_LEAST")
        Comparator comparator,

        @PositiveOrZero @Digits(integer = 12, fraction = 3) @Schema(description = "The value; absent if there is a scope", examples = "4")
        BigDecimal value,

        @Size(max = 100) @Schema(examples = "trygghetsvandringar")
        String unit,

        @Schema(description = "Time unit of the figure") Per per,

        @Valid @Schema(description = "Initial value") Baseline baseline,

        @Size(max = 200) @Schema(
                description = "The publisher of the target, if only one of several sources states it",
                examples = "Polisen")
        String source,

        @Size(max = 300) @Schema(description = "The target in the words of the source", examples = "minst fyra")
        String asPublished,

        @Schema(description = "ALL for a target without a number, such as all pupils of a year; the unit names them")
        Scope scope)
        implements CrossFieldValid.Rules {

    /** How much a target without a number covers. */
    @Schema(name = "TargetScope", description = "How much a target without a number covers")
    public enum Scope {
        ALL
    }

    /** How a reported figure is compared with the target. */
    @Schema(name = "TargetComparator", description = "How a reported figure is compared with the target")
    public enum Comparator {
        AT_LEAST,
        EXACTLY,
        AT_MOST,
        NOT_STATED
    }

    /** The period to which a figure refers. */
    @Schema(name = "TargetPer", description = "Time unit of a figure")
    public enum Per {
        PERIOD(null),
        DAY(java.time.Period.ofDays(1)),
        WEEK(java.time.Period.ofWeeks(1)),
        MONTH(java.time.Period.ofMonths(1)),
        QUARTER(java.time.Period.ofMonths(3)),
        YEAR(java.time.Period.ofYears(1));

        private final java.time.Period length;

        Per(java.time.Period length) {
            this.length = length;
        }

        /** The calendar unit in which a day lies; weeks as in ISO 8601. PERIOD has none. */
        public Period unitOf(LocalDate day) {
            return switch (this) {
                case YEAR -> unit(day, day, "YYYY");
                case QUARTER -> {
                    var first = day.minusMonths((day.getMonthValue() - 1) % 3);
                    yield unit(first, first.plusMonths(2), "YYYY-MM");
                }
                case MONTH -> unit(day, day, "YYYY-MM");
                case WEEK -> {
                    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    yield unit(monday, monday.plusDays(6), "YYYY-MM-DD");
                }
                case DAY -> unit(day, day, "YYYY-MM-DD");
                case PERIOD -> throw new IllegalArgumentException("has no calendar unit");
            };
        }

        private static Period unit(LocalDate first, LocalDate last, String precision) {
            return Period.of(
                    new PartialDate(first.toString().substring(0, precision.length())),
                    new PartialDate(last.toString().substring(0, precision.length())));
        }

        /** Whether these days are exactly one such unit; an absent bound proves nothing. */
        boolean isExactly(LocalDate first, LocalDate last) {
            return length != null
                    && first != null
                    && last != null
                    && first.plus(length).minusDays(1).equals(last);
        }
    }

    @Override
    public void check(Violations violations) {
        violations.unless(
                value != null || scope != null,
                "/value",
                "must not be null: give the value, or the scope ALL where the source says no number");
        violations.unless(value == null || scope == null, "/scope", "stands beside a value: a target has one of them");
    }

    /** What a figure in the unit and for the period of the target proves. */
    public Judgement judge(Figure figure) {
        // No number proves that it is all of them.
        if (value == null) {
            return Judgement.UNPROVEN;
        }
        return switch (comparator == null ? Comparator.NOT_STATED : comparator) {
            case AT_LEAST, NOT_STATED -> Judgement.of(figure.isAtLeast(value), figure.isLessThan(value));
            case AT_MOST -> Judgement.of(figure.isAtMost(value), figure.isMoreThan(value));
            case EXACTLY ->
                Judgement.of(
                        figure.isAtLeast(value) && figure.isAtMost(value),
                        figure.isMoreThan(value) || figure.isLessThan(value));
        };
    }

    /** Whether a unit is the target's, without regard to case, white space and Unicode form; a target may have none. */
    public boolean hasUnit(String other) {
        return unit != null && other != null && normalised(unit).equals(normalised(other));
    }

    private static String normalised(String unit) {
        return Normalizer.normalize(unit, Normalizer.Form.NFC)
                .replaceAll("(?U)\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a figure refers to the same stretch of time as the target: by its own {@code per}, or as the total of a reported
     * period that is exactly one unit of the target's. A target without {@code per} takes every figure.
     *
     * @param reported the period that the figure covers, or null
     */
    public boolean isCountedPer(Per other, Period reported) {
        if (per == null || per == other) {
            return true;
        }
        if (other != null && other != Per.PERIOD) {
            return false;
        }
        return per == Per.PERIOD || (reported != null && per.isExactly(reported.earliest(), reported.latest()));
    }

    /** What is judged of the target. */
    public Target withoutTexts() {
        return new Target(id, comparator, value, unit, per, null, null, null, scope);
    }

    /** The target without its id, for comparisons between documents. */
    public Target withoutId() {
        return new Target(null, comparator, value, unit, per, baseline, source, asPublished, scope);
    }
}
