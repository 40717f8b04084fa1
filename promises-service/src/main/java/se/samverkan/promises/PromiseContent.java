package se.samverkan.promises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.DocumentReference;
import se.samverkan.domain.content.Evidence;
import se.samverkan.domain.content.Extension;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.PlannedFollowUp;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.Signature;
import se.samverkan.domain.content.SituationalPicture;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Statement;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** The content of a promise (medborgarlöfte): the request body and the stored text, and part of every response. */
@CrossFieldValid
@Schema(
        name = "PromiseContent",
        description = "Content of a promise: what a municipality and the police promise the inhabitants")
public record PromiseContent(
        @NotBlank @Size(max = 300) @Schema(examples = "Medborgarlöftet för 2019")
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

        @Size(max = 300) @Schema(examples = "ökad trygghet och synlighet")
        String theme,

        @Schema(description = "The published agreement that the promise is based on")
        UUID agreementId,

        @Size(max = 100) List<@Valid Signature> signatures,

        @Size(max = 100) @Schema(description = "Evidence on which the promise is based")
        List<@Valid Evidence> evidence,

        @Size(max = 50) List<@NotBlank @Size(max = 1000) String> purposes,
        @Size(max = 100) List<@Valid Commitment> commitments,
        @Size(max = 200) List<@Valid Activity> activities,
        @Schema(description = "The previous promise") UUID renews,
        @Size(max = 100) List<@Valid DroppedCommitment> dropped,

        @Schema(description = "The published promise of which this one is a part, such as a central one")
        UUID partOf,

        @Valid SituationalPicture situationalPicture,
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

    @Override
    public UUID about() {
        return agreementId;
    }

    @Override
    public List<UUID> predecessors() {
        return renews == null ? List.of() : List.of(renews);
    }

    @Override
    public void check(Violations violations) {
        Content.super.check(violations);
        var commitmentIds = new HashSet<String>();
        commitments.stream().map(Commitment::id).forEach(commitmentIds::add);
        for (int i = 0; i < activities.size(); i++) {
            var served = activities.get(i).commitmentIds();
            for (int j = 0; j < served.size(); j++) {
                violations.unless(
                        commitmentIds.contains(served.get(j)),
                        "/activities/" + i + "/commitmentIds/" + j,
                        served.get(j) + " is not the id of a commitment in this promise");
            }
        }
        for (int i = 0; i < commitments.size(); i++) {
            var from = commitments.get(i).carriedOverFrom();
            violations.unless(
                    // A missing id is reported by its own constraint.
                    from == null || from.promiseId() == null || from.promiseId().equals(renews),
                    "/commitments/" + i + "/carriedOverFrom/promiseId",
                    "is not the promise that this one renews (renews)");
            violations.unless(
                    commitments.get(i).change() == null || renews != null,
                    "/commitments/" + i + "/change",
                    "needs the promise that is renewed (renews), and is then set by the service");
        }
        violations.unless(
                dropped.isEmpty() || renews != null, "/dropped", "needs the promise that is renewed (renews)");
    }

    PromiseContent withCommitments(List<Commitment> others) {
        return new PromiseContent(
                title,
                summary,
                municipalities,
                district,
                districts,
                parties,
                validity,
                documents,
                statements,
                representatives,
                contact,
                sources,
                language,
                theme,
                agreementId,
                signatures,
                evidence,
                purposes,
                others,
                activities,
                renews,
                dropped,
                partOf,
                situationalPicture,
                plannedFollowUps,
                extension,
                externalId);
    }
}
