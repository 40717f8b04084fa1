package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A quantified target. */
@Schema(name = "Target", description = "A quantified target")
public record Target(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "t1")
        String id,

        @Schema(description = "Comparison with the value. NOT_STATED, as in a plain \"two\", is evaluated as AT_LEAST")
        Comparator comparator,

        @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 3) @Schema(examples = "4")
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
        String asPublished) {

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
        PERIOD,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** Whether a figure meets the target. */
    public boolean metBy(BigDecimal figure) {
        var difference = figure.compareTo(value);
        return switch (comparator) {
            case EXACTLY -> difference == 0;
            case AT_MOST -> difference <= 0;
            case AT_LEAST, NOT_STATED -> difference >= 0;
            case null -> difference >= 0;
        };
    }

    /** Whether a figure is comparable with the target; a unit or period that either side omits does not differ. */
    public boolean isCountedIn(String otherUnit, Per otherPer) {
        return (unit == null || otherUnit == null || unit.equals(otherUnit))
                && (per == null || otherPer == null || per == otherPer);
    }

    /** The target without its id, for comparisons between documents. */
    public Target withoutId() {
        return new Target(null, comparator, value, unit, per, baseline, source, asPublished);
    }
}
