package se.samverkan.domain.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** A period with the bounds that its source states; an absent bound is unknown. */
@CrossFieldValid
@JsonPropertyOrder({"from", "to", "asPublished", "earliest", "latest"})
@Schema(name = "Period", description = "A period of time; a bound that the source does not state is absent")
public record Period(
        @Schema(description = "Start of the period") PartialDate from,

        @Schema(description = "End of the period, or .. for a stated open end")
        PeriodEnd to,

        @Size(max = 300) @Schema(description = "The period in the words of the source", examples = "2020-2023")
        String asPublished)
        implements CrossFieldValid.Rules {

    public static Period of(PartialDate from, PartialDate to) {
        return new Period(from, to == null ? null : new PeriodEnd(to.value()), null);
    }

    /** The first day of the stated beginning, or null. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(description = "The first day of a stated start", readOnly = true)
    public LocalDate earliest() {
        return from == null ? null : from.earliest();
    }

    /** The last day of the stated end, or null where the end is open or not stated. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(description = "The last day of a stated end", readOnly = true)
    public LocalDate latest() {
        return to == null || to.isOpen() ? null : to.latest();
    }

    /** The last day for comparisons; that of an open end lies after every other. */
    public LocalDate lastDay() {
        return to == null ? null : to.latest();
    }

    /** Whether the stated bounds prove that the periods have no day in common. */
    public boolean isApartFrom(Period other) {
        return other != null && (endsBefore(other) || other.endsBefore(this));
    }

    private boolean endsBefore(Period other) {
        return lastDay() != null && other.earliest() != null && lastDay().isBefore(other.earliest());
    }

    /** As published, otherwise the bounds as in ISO 8601. */
    @Override
    public String toString() {
        return asPublished != null ? asPublished : (from == null ? "" : from) + "/" + (to == null ? "" : to.value());
    }

    @Override
    public void check(Violations violations) {
        violations.unless(
                from == null || to == null || !to.latest().isBefore(from.earliest()), "/to", "ends before it begins");
    }
}
