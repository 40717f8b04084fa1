package se.samverkan.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Baseline;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.time.PartialDate;

/** A long-term goal with the figure that shows whether it is reached. */
@Schema(name = "Goal", description = "A long-term goal and how it is measured")
public record Goal(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "g1")
        String id,

        @Size(max = 300) @Schema(examples = "Inga utsatta områden 2030")
        String title,

        @Size(max = 1000) @Schema(description = "The quantity that is measured")
        String indicator,

        @Size(max = 200) @Schema(description = "Publisher of the figure", examples = "Polisen")
        String indicatorPublisher,

        Target.Comparator comparator,
        @PositiveOrZero @Digits(integer = 12, fraction = 3) BigDecimal value,
        @Size(max = 100) String unit,
        @Valid Baseline baseline,

        @Schema(description = "When the goal is to be reached", examples = "2030")
        PartialDate by) {}
