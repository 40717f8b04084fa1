package se.samverkan.followup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.assessment.Qualifier;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.DocumentReference;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Statement;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.subject.PromiseSubject;

/** The content of an activity report: one entry in the running count of a promise's activity. */
@CrossFieldValid
@Schema(
        name = "ActivityReportContent",
        description = "Content of an activity report: what was done on one occasion, and how much")
public record ActivityReportContent(
        @Size(max = 300) @Schema(examples = "Trygghetsvandring vid resecentrum")
        String title,

        @Size(max = 5000) String summary,

        @Size(max = 290) @Schema(description = "SCB codes of the municipalities that the document concerns", examples = "[\"0486\"]")
        List<@Pattern(regexp = Municipality.CODE) String> municipalities,

        @Size(max = 200) @Schema(description = "The first of districts", deprecated = true)
        String district,

        @Size(max = 100) @Schema(description = "Districts of the municipality", examples = "[\"Holma\", \"Kroksbäck\"]")
        List<@NotBlank @Size(max = 200) String> districts,

        @Size(max = 300) List<@Valid Party> parties,
        @Valid @Schema(description = "Period of validity") Period validity,
        @Size(max = 100) List<@Valid DocumentReference> documents,
        @Size(max = 100) List<@Valid Statement> statements,
        @Size(max = 100) List<@Valid Representative> representatives,
        @Valid Contact contact,
        @Size(max = 50) List<@Valid Source> sources,

        @Pattern(regexp = LANGUAGE) @Schema(description = "Language of the text (BCP 47)", examples = "sv")
        String language,

        @NotNull @Schema(description = "The published promise")
        UUID promiseId,

        @Pattern(regexp = ItemIds.FORM) @Schema(description = "The activity of the promise", examples = "A3")
        String activityId,

        PartialDate occurredOn,

        @PositiveOrZero @Digits(integer = 12, fraction = 3) @Schema(examples = "1")
        BigDecimal value,

        @Schema(description = "How exactly the source states the value")
        Qualifier qualifier,

        @Size(max = 100) @Schema(examples = "trygghetsvandringar")
        String unit,

        @Size(max = 300) @Schema(description = "The value in the words of the source", examples = "ett 15-tal")
        String asPublished,

        @Valid Place place,
        @Size(max = 5000) String text,

        @Pattern(regexp = ItemIds.FORM) @Schema(description = "The commitment of the promise, instead of an activity", examples = "c1")
        String commitmentId,

        @Pattern(regexp = EXTERNAL_ID) @Schema(
                description =
                        "The key of the document in the system that it comes from, unique within the organisation that"
                                + " wrote it: an import finds the document by it",
                examples = "webb-2019-17",
                maxLength = 200)
        String externalId)
        implements Content {

    @Override
    public void check(Violations violations) {
        Content.super.check(violations);
        violations.unless(
                (activityId == null) != (commitmentId == null),
                "/activityId",
                activityId == null
                        ? "is missing: say which activity, or commitmentId, the report is about"
                        : "stands beside commitmentId: a report is about one of them");
    }

    /** The commitment or activity that the report is about. */
    public String itemId() {
        return activityId == null ? commitmentId : activityId;
    }

    /** The value with its qualifier; only where there is a value. */
    public Figure figure() {
        return new Figure(value, qualifier);
    }

    @Override
    public Period span() {
        return occurredOn == null ? validity : Period.of(occurredOn, occurredOn);
    }

    @Override
    public UUID about() {
        return promiseId;
    }

    /** The report with the parties and municipalities of its promise where it has none of its own. */
    ActivityReportContent of(PromiseSubject promise) {
        return new ActivityReportContent(
                title,
                summary,
                municipalities.isEmpty() ? promise.municipalities() : municipalities,
                district,
                districts,
                parties.isEmpty() ? promise.parties() : parties,
                validity,
                documents,
                statements,
                representatives,
                contact,
                sources,
                language,
                promiseId,
                activityId,
                occurredOn,
                value,
                qualifier,
                unit,
                asPublished,
                place,
                text,
                commitmentId,
                externalId);
    }
}
