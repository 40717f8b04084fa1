package se.samverkan.agreements;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.DocumentReference;
import se.samverkan.domain.content.Extension;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.content.PlannedFollowUp;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.Signature;
import se.samverkan.domain.content.SituationalPicture;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Statement;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;

/** The content of an agreement (samverkansöverenskommelse): the request body and the stored text, and part of every response. */
@CrossFieldValid
@Schema(
        name = "AgreementContent",
        description = "Content of an agreement: how a municipality and the police prevent crime together")
public record AgreementContent(
        @NotBlank @Size(max = 300) @Schema(examples = "Samverkansöverenskommelse 2020–2023")
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

        @Size(max = 200) @Schema(description = "Name of the document in the source", examples = "samverkansavtal")
        String labelAsPublished,

        @Size(max = 50) List<@NotBlank @Size(max = 1000) String> purposes,
        PartialDate signedOn,
        PartialDate decidedOn,
        @Size(max = 100) List<@Valid Signature> signatures,

        @Schema(description = "When the work began; may be before the signing")
        PartialDate workBegan,

        @Valid SituationalPicture situationalPicture,
        @Size(max = 100) List<@Valid FocusArea> focusAreas,
        @Size(max = 100) List<@Valid Place> prioritisedPlaces,
        @Size(max = 50) List<@Valid CooperationBody> bodies,

        @Size(max = 1000) @Schema(description = "How often the agreement and the promise are renewed")
        String cadence,

        @Size(max = MAX_SUPERSEDED) @JsonFormat(with = {Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY, Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        @Schema(description = "The agreement that this one replaces, or several")
        List<@NotNull UUID> supersedes,

        @Schema(description = "The published agreement of which this one is a part, such as a regional one")
        UUID partOf,

        @Size(max = 50) List<@Valid PlannedFollowUp> plannedFollowUps,
        @Valid Extension extension,

        @Pattern(regexp = EXTERNAL_ID) @Schema(
                description =
                        "The key of the document in the system that it comes from, unique within the organisation that"
                                + " wrote it: an import finds the document by it",
                examples = "webb-2019-17",
                maxLength = 200)
        String externalId)
        implements Content {
    static final int MAX_SUPERSEDED = 50;

    @Override
    public List<UUID> predecessors() {
        return supersedes;
    }
}
