package se.samverkan.documents.note;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.Frequency;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Representative;
import se.samverkan.domain.content.Signature;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;

/** The content of a note: the members that the life of a document needs, and one of each type for versions and redactions. */
@CrossFieldValid
public record NoteContent(
        @NotBlank @Size(max = 300) String title,
        @Size(max = 5000) String summary,

        @NotEmpty @Size(max = 290) List<@Pattern(regexp = Municipality.CODE) String> municipalities,

        @NotEmpty @Size(max = 300) List<@Valid Party> parties,
        @Valid Period validity,
        @Size(max = 100) List<@Valid Representative> representatives,
        @Valid Contact contact,
        @Size(max = 100) List<@Valid Signature> signatures,
        @Size(max = 50) List<@Valid Source> sources,
        @Pattern(regexp = LANGUAGE) String language,
        @Size(max = 300) String theme,
        @Size(max = 50) List<@NotBlank @Size(max = 1000) String> purposes,
        @Size(max = 100) List<@Valid NoteGoal> goals,
        UUID replaces,
        @Pattern(regexp = EXTERNAL_ID) String externalId)
        implements Content {

    /** An item of a note. */
    public record NoteGoal(
            @Pattern(regexp = ItemIds.FORM) String id,
            @Size(max = 5000) String text,
            @Size(max = 50) List<@Valid Target> targets,
            Frequency frequency,
            @Size(max = 100) List<@Pattern(regexp = ItemIds.FORM) String> relatedIds) {}

    @Override
    public List<UUID> predecessors() {
        return replaces == null ? List.of() : List.of(replaces);
    }

    /** The draft of the note that replaces this one. */
    NoteContent successor(UUID id, SuccessorRequest request) {
        return new NoteContent(
                request.title() == null ? title : request.title(),
                summary,
                municipalities,
                parties,
                null,
                List.of(),
                contact,
                List.of(),
                List.of(),
                language,
                theme,
                purposes,
                goals,
                id,
                null);
    }

    /** The optional title of a note that replaces another one. */
    public record SuccessorRequest(@Size(max = 300) String title) {
        static SuccessorRequest of(SuccessorRequest sent) {
            return sent == null ? new SuccessorRequest(null) : sent;
        }
    }
}
