package se.samverkan.kit.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.problem.Rejection;

/** A document's life: the working copy, what of it is public, and the rules for getting from one to the other. */
@Entity
public class Document extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String collection;
    int revision;
    Integer version;

    @Enumerated(EnumType.STRING)
    PublicationStatus status;

    long sequence;
    String content;
    String published;

    @Column(name = "unpublished_changes")
    boolean unpublishedChanges;

    // What lists are searched by speaks of what they show: the published version if there is one, or the working copy.
    String title;
    String[] municipalities;
    String[] parties;

    @Column(name = "from_day")
    LocalDate fromDay;

    @Column(name = "to_day")
    LocalDate toDay;

    UUID about;

    /** The parties of the working copy and of the published version: nobody is shut out by an edit. */
    String[] insiders;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    String withdrawnBy;

    String explanation;

    protected Document() {}

    Document(String collection, Content content) {
        this.collection = collection;
        this.status = PublicationStatus.DRAFT;
        edit(content);
    }

    /** Replaces the working copy; the public goes on seeing the published version. */
    void edit(Content edited) {
        content = StoredJson.of(edited);
        unpublishedChanges =
                published == null || !content.equals(StoredJson.of(StoredJson.read(published, edited.getClass())));
        touch();
        if (version == null) {
            list(edited);
        }
        admit(edited);
    }

    /** Makes the working copy the next version; the caller gives the version the view of it. */
    void publish(Content current) {
        if (status == PublicationStatus.PUBLISHED && !unpublishedChanges) {
            throw Rejection.conflict("The working copy has no changes since version " + version + ": edit it first");
        }
        version = version == null ? 1 : version + 1;
        status = PublicationStatus.PUBLISHED;
        unpublishedChanges = false;
        withdrawnAt = null;
        withdrawnBy = null;
        explanation = null;
        touch();
        publishedAt = updatedAt;
        sequence++;
        list(current);
        insiders = current.partyIds().toArray(String[]::new);
    }

    /** Takes the document from the public, leaving the explanation in its place. */
    void withdraw(String organisation, String why) {
        if (status != PublicationStatus.PUBLISHED) {
            throw Rejection.conflict("Only a published document can be withdrawn; this one is " + status);
        }
        status = PublicationStatus.WITHDRAWN;
        withdrawnBy = organisation;
        explanation = why;
        touch();
        withdrawnAt = updatedAt;
        sequence++;
    }

    void refuseToBringBack() {
        if (status == PublicationStatus.WITHDRAWN) {
            throw Rejection.conflict("It was withdrawn: report anew instead");
        }
    }

    void refuseToDelete() {
        if (version != null) {
            throw Rejection.conflict("What was published is never deleted: withdraw it with an explanation");
        }
    }

    boolean isPublished() {
        return status == PublicationStatus.PUBLISHED;
    }

    /** The parties that a list shows: those of the published version if there is one. */
    Set<String> listedParties() {
        return Set.of(parties);
    }

    Set<String> insiders() {
        return Set.of(insiders);
    }

    private void touch() {
        revision++;
        // PostgreSQL keeps microseconds; milliseconds are the same everywhere.
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void list(Content shown) {
        title = shown.title();
        municipalities = shown.municipalities().toArray(String[]::new);
        parties = shown.partyIds().toArray(String[]::new);
        fromDay = shown.span() == null ? null : shown.span().earliest();
        toDay = shown.span() == null ? null : shown.span().lastDay();
        about = shown.about();
    }

    private void admit(Content edited) {
        var all = new TreeSet<>(edited.partyIds());
        if (version != null) {
            all.addAll(Set.of(parties));
        }
        insiders = all.toArray(String[]::new);
    }
}
