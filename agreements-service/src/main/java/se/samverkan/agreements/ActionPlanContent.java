package se.samverkan.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.DocumentReference;
import se.samverkan.domain.content.Evidence;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.SituationalPicture;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Statement;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;

/** The content of an action plan (åtgärdsplan): the request body and the stored text, and part of every response. */
@CrossFieldValid
@Schema(
        name = "ActionPlanContent",
        description = "Content of an action plan: the goals and measures that implement an agreement")
public record ActionPlanContent(
        @NotBlank @Size(max = 300) @Schema(examples = "Trygg fysisk miljö")
        String title,

        @Size(max = 5000) String summary,

        @NotEmpty @Size(max = 290) @Schema(description = "SCB codes of the municipalities that the document concerns", examples = "[\"0486\"]")
        List<@Pattern(regexp = Municipality.CODE) String> municipalities,

        @Size(max = 200) @Schema(description = "The first of districts", deprecated = true)
        String district,

        @Size(max = 100) @Schema(description = "Districts of the municipality", examples = "[\"Holma\", \"Kroksbäck\"]")
        List<@NotBlank @Size(max = 200) String> districts,

        @NotEmpty @Size(max = 300) List<@Valid Party> parties,
        @Valid @Schema(description = "Period of validity") Period validity,
        @Size(max = 100) List<@Valid DocumentReference> documents,
        @Size(max = 100) List<@Valid Statement> statements,
        @Size(max = 100) List<@Valid Representative> representatives,
        @Valid Contact contact,
        @Size(max = 50) List<@Valid Source> sources,

        @Pattern(regexp = LANGUAGE) @Schema(description = "Language of the text (BCP 47)", examples = "sv")
        String language,

        @Schema(description = "Type of plan") PlanType planType,

        @Schema(description = "The published agreement that the plan implements")
        UUID agreementId,

        PartialDate decidedOn,

        @Valid @Schema(description = "The situational picture on which the plan is based")
        Basis basedOn,

        @Size(max = 100) List<@Valid Goal> goals,
        @Size(max = 300) List<@Valid Measure> measures,

        @Schema(description = "False if the listed measures are only examples")
        Boolean measuresExhaustive,

        @Size(max = 100) List<@Valid Party> partners,

        @Schema(description = "False if the listed partners are only examples")
        Boolean partnersExhaustive,

        @Size(max = 5000) @Schema(description = "How the parties cooperate")
        String workingMethod,

        @Valid SituationalPicture situationalPicture,

        @Pattern(regexp = EXTERNAL_ID) @Schema(
                description =
                        "The key of the document in the system that it comes from, unique within the organisation that"
                                + " wrote it: an import finds the document by it",
                examples = "webb-2019-17",
                maxLength = 200)
        String externalId)
        implements Content {

    /** The kinds of plans. */
    @Schema(name = "PlanType", description = "Type of plan")
    public enum PlanType {
        ACTION_PLAN,
        MEASURE_PLAN,
        ACTIVITY_PLAN,
        ONGOING
    }

    /** The situational picture on which a plan is based. */
    @Schema(name = "PlanBasis", description = "The situational picture on which the plan is based")
    public record Basis(
            @Size(max = 5000) String summary,
            PartialDate updatedOn,
            @Size(max = 100) List<@Valid Evidence> evidence) {}

    @Override
    public UUID about() {
        return agreementId;
    }
}
