package se.samverkan.documents.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.json.CanonicalJson;

/** A document with its working copy and its published text, and the state changes from one to the other. */
@Entity
public class Document extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String collection;
    public int revision;
    public Integer version;

    @Enumerated(EnumType.STRING)
    public PublicationStatus status;

    @Embedded
    public EventNumber event = EventNumber.NONE;

    public String content;
    public String published;
    /** The revision of the published text; null where nothing was ever published. */
    @Column(name = "published_revision")
    public Integer publishedRevision;

    @Column(name = "unpublished_changes")
    public boolean unpublishedChanges;

    // Lists filter by what they show: the published version if there is one, otherwise the working copy.
    public String title;
    public String[] municipalities;
    public String[] parties;
    String[] pages;
    UUID[] predecessors;
    public UUID about;

    @Column(name = "from_day")
    public LocalDate fromDay;

    @Column(name = "to_day")
    public LocalDate toDay;

    /** Null unless the working copy has an external id. */
    @Embedded
    public ExternalKey externalKey;

    @Column(name = "about_withdrawn")
    public boolean aboutWithdrawn;

    /** The parties of the working copy and of the published version, and those whose consent a succession needs. */
    @Column(name = "authorized_parties")
    String[] authorizedParties;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Null unless the document is withdrawn. */
    @Embedded
    public Withdrawal withdrawal;

    @Convert(converter = Approvals.Converter.class)
    public Approvals approvals = Approvals.NONE;

    @Convert(converter = Confirmations.Converter.class)
    public Confirmations confirmations = Confirmations.NONE;

    // Annotated: Hibernate would check a field with Java's transient modifier for changes.
    @Transient
    private final ParsedContent working = new ParsedContent();

    protected Document() {}

    /** A draft; the continued parties are those of its predecessors. */
    public static Document draft(String collection, Content content, Collection<String> continuedParties) {
        var document = new Document();
        document.collection = collection;
        document.status = PublicationStatus.DRAFT;
        document.edit(content, continuedParties);
        return document;
    }

    /** Replaces the working copy, not what the public reads; the continued parties are those of the predecessors. */
    public void edit(Content edited, Collection<String> continuedParties) {
        var continuesAnother = version == null || !edited.predecessors().equals(List.of(predecessors));
        write(edited);
        compare(edited.getClass());
        touch();
        if (version == null) {
            list(edited);
        }
        var all = ownParties(edited);
        var continued = continuesAnother ? continuedParties : List.<String>of();
        continued.stream().filter(Party::mustConsent).forEach(all::add);
        authorizedParties = all.toArray(String[]::new);
    }

    /** The content of the working copy, parsed once. */
    public <C extends Content> C working(Class<C> type) {
        return working.of(content, type);
    }

    private void write(Content edited) {
        // The text of unchanged content is stored already.
        if (!working.is(edited, content)) {
            content = CanonicalJson.of(edited);
        }
    }

    /** Updates whether the working copy differs from the published version. */
    public void compare(Class<? extends Content> type) {
        unpublishedChanges =
                published == null || !content.equals(CanonicalJson.of(CanonicalJson.read(published, type)));
    }

    /** Records a party's approval of the working copy at this revision. */
    public void approve(String partyId) {
        approvals = approvals.with(partyId, Timestamps.now());
    }

    /** Makes the working copy the next version; the caller stores the published text. */
    public void publish(Content current) {
        write(current);
        version = version == null ? 1 : version + 1;
        status = PublicationStatus.PUBLISHED;
        unpublishedChanges = false;
        withdrawal = null;
        touch();
        publishedRevision = revision;
        publishedAt = updatedAt;
        countEvent();
        list(current);
        authorizedParties = current.partyIds().toArray(String[]::new);
    }

    /** Asks every party of the published version for its position. */
    public void awaitConfirmations() {
        confirmations = Confirmations.pending(listedParties());
    }

    /** Records a party's position on the published version; returns whether it differs from the one before. */
    public boolean confirm(String partyId, Confirmation.Status position, String comment) {
        var confirmed = new Confirmation(partyId, position, comment, Timestamps.now());
        if (confirmations.of(partyId).filter(confirmed::isSamePosition).isPresent()) {
            return false;
        }
        confirmations = confirmations.with(confirmed);
        countEvent();
        return true;
    }

    /** Withdraws the published version and leaves the explanation in its place. */
    public void withdraw(String organisation, String explanation) {
        status = PublicationStatus.WITHDRAWN;
        touch();
        withdrawal = new Withdrawal(updatedAt, organisation, explanation);
        countEvent();
    }

    /** Counts a redaction as a change: a client that holds the old text cannot write it back. */
    public void redact() {
        touch();
        countEvent();
    }

    public boolean isPublished() {
        return status == PublicationStatus.PUBLISHED;
    }

    public boolean hasSomethingToPublish() {
        return status != PublicationStatus.PUBLISHED || unpublishedChanges;
    }

    /** Every party whose consent a publication needs: of the working copy, the last version and the predecessors. */
    public List<String> approvers() {
        return Stream.of(authorizedParties).filter(Party::mustConsent).toList();
    }

    /** The parties of the working copy and of the published version; not those that only a succession involves. */
    Set<String> ownParties(Content working) {
        var own = new TreeSet<>(working.partyIds());
        if (version != null) {
            own.addAll(listedParties());
        }
        return own;
    }

    /** The parties that a list shows: those of the published version if there is one. */
    public Set<String> listedParties() {
        return Set.of(parties);
    }

    public Set<String> authorizedParties() {
        return Set.of(authorizedParties);
    }

    /** Gives the next event its number. */
    public void countEvent() {
        event = event.next(UuidVersion7Strategy.INSTANCE.generateUuid(null));
    }

    private void touch() {
        revision++;
        updatedAt = Timestamps.now();
        // They were given to the former revision.
        approvals = Approvals.NONE;
    }

    /** Updates the columns that lists filter by. */
    public void list(Content shown) {
        title = shown.title();
        municipalities = shown.municipalities().toArray(String[]::new);
        parties = shown.partyIds().toArray(String[]::new);
        pages = shown.sourcePages().toArray(String[]::new);
        fromDay = shown.span() == null ? null : shown.span().earliest();
        toDay = shown.span() == null ? null : shown.span().lastDay();
        about = shown.about();
        predecessors = shown.predecessors().toArray(UUID[]::new);
    }
}
