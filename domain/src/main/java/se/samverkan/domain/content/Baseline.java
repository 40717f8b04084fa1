package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.Period;

/** The figure that a target or goal starts from. */
@Schema(name = "Baseline", description = "Initial value of a figure")
public record Baseline(
        @Digits(integer = 12, fraction = 3) @Schema(examples = "2")
        BigDecimal value,

        @Valid Period period) {}
