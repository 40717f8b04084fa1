package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.time.Period;

/** Evidence on which a situational picture or a promise is based. */
@Schema(name = "Evidence", description = "Evidence on which a promise or plan is based")
public record Evidence(
        Type type,
        @Size(max = 300) String title,
        @Size(max = 200) String publisher,
        @Valid Period period,

        @PositiveOrZero @Schema(description = "Quantity, for example the number of dialogues", examples = "7")
        Integer count,

        @Schema(description = "How exactly the source states the count")
        Qualifier qualifier,

        @Size(max = 300) @Schema(description = "The count in the words of the source", examples = "ett 25-tal")
        String asPublished,

        @Size(max = 200) List<@Valid SeriesValue> series,
        @WebAddress @Schema(pattern = WebAddress.FORM) URI url) {

    /** The kinds of evidence. */
    @Schema(name = "EvidenceType", description = "Type of evidence")
    public enum Type {
        CITIZEN_DIALOGUE,
        EMPLOYEE_DIALOGUE,
        PARTNER_DIALOGUE,
        SAFETY_SURVEY,
        CRIME_STATISTICS,
        STATISTICS,
        ANALYSIS,
        EST_PICTURE,
        OTHER
    }

    /** One figure of a series over time. */
    @Schema(name = "SeriesValue", description = "One value of a time series")
    public record SeriesValue(
            @Valid Period period,
            @Digits(integer = 12, fraction = 3) BigDecimal value,
            Qualifier qualifier,
            @Size(max = 100) String unit,

            @Size(max = 300) @Schema(description = "The value in the words of the source", examples = "ca 35")
            String asPublished) {}
}
