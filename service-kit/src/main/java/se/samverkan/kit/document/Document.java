package se.samverkan.kit.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** The revision that the published text speaks of; null where nothing was ever published. */
    @Column(name = "published_revision")
    Integer publishedRevision;

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
    UUID predecessor;

    /** The parties of the working copy and of the published version, and those that have to approve a succession. */
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
    String approvals = StoredJson.of(List.of());
    String confirmations = StoredJson.of(List.of());

    // What was read of the working copy's text. By annotation: Hibernate takes a field that is only Java's transient
    // for
    // one to be checked, and then misses real changes.
    @Transient
    private Content read;

    @Transient
    private String readText;

    protected Document() {}

    Document(String collection, Content content, Collection<String> continuedParties) {
        this.collection = collection;
        this.status = PublicationStatus.DRAFT;
        edit(content, continuedParties);
    }

    /**
     * Replaces the working copy; the public goes on seeing the published version.
     *
     * @param continuedParties those of the predecessor: nobody takes the place of what others stand behind without them
     */
    void edit(Content edited, Collection<String> continuedParties) {
        var continuesAnother = version == null || !Objects.equals(edited.predecessor(), predecessor);
        write(edited);
        compare(edited.getClass());
        touch();
        if (version == null) {
            list(edited);
        }
        admit(edited, continuesAnother ? continuedParties : List.of());
    }

    /** What the working copy says. */
    <C extends Content> C working(Class<C> type) {
        if (!content.equals(readText)) {
            read = StoredJson.read(content, type);
            readText = content;
        }
        return type.cast(read);
    }

    private void write(Content edited) {
        // What was read from the text and not changed is the text already.
        if (edited != read || !content.equals(readText)) {
            content = StoredJson.of(edited);
        }
    }

    /** Notes whether the working copy says something else than the published version. */
    void compare(Class<? extends Content> type) {
        unpublishedChanges = published == null || !content.equals(StoredJson.of(StoredJson.read(published, type)));
    }

    /** Those of the working copy and of the published version; not those that are only asked for a succession. */
    Set<String> ownParties(Content working) {
        var own = new TreeSet<>(working.partyIds());
        if (version != null) {
            own.addAll(listedParties());
        }
        return own;
    }

    /** Whose consent even an archive publication needs: a party that it leaves out, and one that withdrew it. */
    Set<String> objectors(Content working) {
        var objectors = new TreeSet<String>();
        if (version != null) {
            listedParties().stream().filter(Document::hasToApprove).forEach(objectors::add);
            objectors.removeAll(working.partyIds());
        }
        if (status == PublicationStatus.WITHDRAWN) {
            objectors.add(withdrawnBy);
        }
        return objectors;
    }

    /** Refuses a publication that a party still has to approve (409). */
    void refuseWithout(Collection<String> needed) {
        var missing = unapproved(needed);
        if (!missing.isEmpty()) {
            throw Rejection.conflict(
                    "Not yet approved by " + String.join(", ", missing)
                            + ": an approver of each approves this revision first",
                    Map.of("missingApprovals", missing));
        }
    }

    /** Records that a party consents to the working copy as it stands. */
    void approve(String partyId) {
        refuseToApprove(partyId);
        var given = new ArrayList<>(approvals());
        given.add(new Approval(partyId, now()));
        approvals = StoredJson.of(given);
    }

    void refuseToApprove(String partyId) {
        refuseUnchanged();
        if (approvals().stream().anyMatch(approval -> approval.partyId().equals(partyId))) {
            throw Rejection.conflict(partyId + " has approved this working copy already");
        }
    }

    List<Approval> approvals() {
        return List.of(StoredJson.read(approvals, Approval[].class));
    }

    /** Every municipality and the police, of the working copy, the last version and a predecessor: nobody is left out. */
    List<String> approvers() {
        return Stream.of(insiders).filter(Document::hasToApprove).toList();
    }

    static boolean hasToApprove(String party) {
        return party.startsWith("municipality:") || party.startsWith("police:");
    }

    List<String> missingApprovals() {
        return unapproved(approvers());
    }

    private List<String> unapproved(Collection<String> needed) {
        var given = approvals().stream().map(Approval::partyId).toList();
        return needed.stream().filter(party -> !given.contains(party)).toList();
    }

    boolean isApproved() {
        return !approvers().isEmpty() && missingApprovals().isEmpty();
    }

    boolean hasSomethingToPublish() {
        return status != PublicationStatus.PUBLISHED || unpublishedChanges;
    }

    void refuseUnchanged() {
        if (!hasSomethingToPublish()) {
            throw Rejection.conflict("The working copy has no changes since version " + version + ": edit it first");
        }
    }

    void refuseUnapproved() {
        if (approvers().isEmpty()) {
            throw Rejection.unprocessable(
                    "/parties", "name a municipality or the police with its id: at least one has to approve");
        }
        refuseWithout(approvers());
    }

    /** Makes the working copy the next version; the caller gives the version the view of it. */
    void publish(Content current) {
        refuseUnchanged();
        write(current);
        version = version == null ? 1 : version + 1;
        status = PublicationStatus.PUBLISHED;
        unpublishedChanges = false;
        withdrawnAt = null;
        withdrawnBy = null;
        explanation = null;
        touch();
        publishedRevision = revision;
        publishedAt = updatedAt;
        sequence++;
        list(current);
        insiders = current.partyIds().toArray(String[]::new);
    }

    /** Asks every party of the published version where it stands. */
    void awaitConfirmations() {
        confirmations = StoredJson.of(Stream.of(parties)
                .map(party -> new Confirmation(party, Confirmation.Status.PENDING, null, null))
                .toList());
    }

    List<Confirmation> confirmations() {
        return List.of(StoredJson.read(confirmations, Confirmation[].class));
    }

    /** Records where a party stands to the published version; whether that says anything new. */
    boolean confirm(String partyId, Confirmation.Status stand, String comment) {
        refuseToConfirm(partyId);
        var confirmed = new Confirmation(partyId, stand, comment, now());
        var all = confirmations();
        if (all.stream().anyMatch(one -> one.partyId().equals(partyId) && one.saysTheSameAs(confirmed))) {
            return false;
        }
        confirmations = StoredJson.of(all.stream()
                .map(one -> one.partyId().equals(partyId) ? confirmed : one)
                .toList());
        sequence++;
        return true;
    }

    void refuseToConfirm(String partyId) {
        if (status != PublicationStatus.PUBLISHED) {
            throw Rejection.conflict("Only what is published can be confirmed; this is " + status);
        }
        if (confirmations().stream().noneMatch(one -> one.partyId().equals(partyId))) {
            throw Rejection.notFound(partyId + " is no party of version " + version);
        }
    }

    /** Takes the document from the public, leaving the explanation in its place. */
    void withdraw(String organisation, String why) {
        refuseToWithdraw();
        status = PublicationStatus.WITHDRAWN;
        withdrawnBy = organisation;
        explanation = why;
        touch();
        withdrawnAt = updatedAt;
        sequence++;
    }

    void refuseToWithdraw() {
        if (status != PublicationStatus.PUBLISHED) {
            throw Rejection.conflict("Only a published document can be withdrawn; this one is " + status);
        }
    }

    void refuseToRenew() {
        if (status != PublicationStatus.PUBLISHED) {
            throw Rejection.conflict("Only what is published can be renewed; this is " + status);
        }
    }

    /** Counts a redaction: who holds the text as it was can't write it back. */
    void noteRedaction() {
        if (version == null) {
            throw Rejection.conflict("It was never published: edit or delete the draft instead");
        }
        touch();
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
        updatedAt = now();
        // They were of the working copy as it was.
        approvals = StoredJson.of(List.of());
    }

    /** PostgreSQL keeps microseconds; milliseconds are the same everywhere. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Takes over what lists are searched by. */
    void list(Content shown) {
        title = shown.title();
        municipalities = shown.municipalities().toArray(String[]::new);
        parties = shown.partyIds().toArray(String[]::new);
        fromDay = shown.span() == null ? null : shown.span().earliest();
        toDay = shown.span() == null ? null : shown.span().lastDay();
        about = shown.about();
        predecessor = shown.predecessor();
    }

    private void admit(Content edited, Collection<String> continuedParties) {
        var all = new TreeSet<>(edited.partyIds());
        continuedParties.stream().filter(Document::hasToApprove).forEach(all::add);
        if (version != null) {
            all.addAll(Set.of(parties));
        }
        insiders = all.toArray(String[]::new);
    }
}
