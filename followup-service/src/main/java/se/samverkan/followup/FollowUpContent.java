package se.samverkan.followup;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.DocumentReference;
import se.samverkan.domain.content.Evidence;
import se.samverkan.domain.content.FollowUpKind;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Statement;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.Assessment.Basis;
import se.samverkan.followup.Assessment.Trend;

/** The content of a follow-up (uppföljning): the request body and the stored text, and part of every response. */
@CrossFieldValid
@Schema(
        name = "FollowUpContent",
        description = "Content of a follow-up: the results of an agreement, a promise or an action plan")
public record FollowUpContent(
        @NotBlank @Size(max = 300) @Schema(examples = "Uppföljning av medborgarlöftet 2019")
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

        @Schema(description = "Type of follow-up") FollowUpKind kind,

        @NotNull @Valid Subject subject,

        @Valid @Schema(description = "The period that the follow-up covers")
        Period period,

        @Size(max = 500) List<@Valid Assessment> assessments,
        @Size(max = 100) List<@Valid Finding> findings,
        @Size(max = 5000) String conclusion,
        @Size(max = 50) List<@NotBlank @Size(max = 2000) String> nextSteps,

        @Size(max = 100) @Schema(description = "Figures beside the results, such as reported crimes before and after")
        List<@Valid Evidence> evidence,

        @Pattern(regexp = EXTERNAL_ID) @Schema(
                description =
                        "The key of the document in the system that it comes from, unique within the organisation that"
                                + " wrote it: an import finds the document by it",
                examples = "webb-2019-17",
                maxLength = 200)
        String externalId)
        implements Content {

    /** The published document that is followed up. */
    @Schema(name = "FollowUpSubject", description = "The published document that is followed up")
    public record Subject(
            @NotNull Type type,
            @NotNull UUID id,

            @Min(1) @Schema(
                    description =
                            "The version that was followed up; if it is absent, the one that is published when the"
                                    + " follow-up is published first",
                    examples = "1")
            Integer version,

            @JsonProperty(access = JsonProperty.Access.READ_ONLY)
            @Schema(description = "True if the document was withdrawn; otherwise absent", readOnly = true)
            Boolean withdrawn) {

        Subject judging(int judged) {
            return new Subject(type, id, judged, withdrawn);
        }

        Subject asWithdrawn() {
            return new Subject(type, id, version, true);
        }

        /** The kinds of documents that can be followed up. */
        @Schema(name = "FollowUpSubjectType", description = "Type of the document that is followed up")
        public enum Type {
            AGREEMENT("agreements"),
            PROMISE("promises"),
            ACTION_PLAN("action-plans");

            private final String collection;

            Type(String collection) {
                this.collection = collection;
            }

            public String collection() {
                return collection;
            }
        }
    }

    /** A finding of the follow-up that belongs to no single item. */
    @Schema(name = "Finding", description = "An observation in words")
    public record Finding(@NotBlank @Size(max = 5000) String text, Trend trend) {}

    /** The same follow-up about this state of its subject. */
    FollowUpContent about(Subject of) {
        return new FollowUpContent(
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
                kind,
                of,
                period,
                assessments,
                findings,
                conclusion,
                nextSteps,
                evidence,
                externalId);
    }

    @Override
    public Period span() {
        return period != null ? period : validity;
    }

    @Override
    public UUID about() {
        return subject == null ? null : subject.id();
    }

    @Override
    public void check(Violations violations) {
        Content.super.check(violations);
        var assessed = new HashSet<String>();
        for (int i = 0; i < assessments.size(); i++) {
            var assessment = assessments.get(i);
            var pointer = "/assessments/" + i;
            violations.unless(
                    assessed.add(assessment.itemId()), pointer + "/itemId", assessment.itemId() + " is assessed twice");
            violations.unless(
                    assessment.outcome() != Outcome.ONGOING || kind == FollowUpKind.INTERIM,
                    pointer + "/outcome",
                    "ONGOING is an outcome of a follow-up whose kind is INTERIM");
            violations.unless(
                    assessment.basis() != Basis.MEASURED
                            || !assessment.results().isEmpty(),
                    pointer + "/basis",
                    "MEASURED needs figures: give results, or say NARRATIVE");
        }
    }
}
