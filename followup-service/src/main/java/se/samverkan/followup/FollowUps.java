package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.domain.assessment.Outcome;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.Assessment.Basis;
import se.samverkan.followup.FollowUpContent.Subject;
import se.samverkan.followup.subject.FollowUpSubject;
import se.samverkan.followup.subject.JudgedVersion;
import se.samverkan.followup.subject.Subjects;

/** The kind of follow-ups: each is about a published document, and its outcomes agree with its figures. */
@ApplicationScoped
public class FollowUps implements DocumentType<FollowUpContent, FollowUpView> {
    @Inject
    Subjects subjects;

    @Inject
    PublishedDocuments published;

    @Override
    public String noun() {
        return "follow-up";
    }

    @Override
    public String collection() {
        return "follow-ups";
    }

    @Override
    public Class<FollowUpContent> contentType() {
        return FollowUpContent.class;
    }

    @Override
    public FollowUpView view(Envelope envelope, FollowUpContent content) {
        var read = Boolean.TRUE.equals(envelope.aboutWithdrawn())
                ? content.about(content.subject().asWithdrawn())
                : content;
        return new FollowUpView(envelope, read, envelope.stands());
    }

    /** Its period is what it speaks of. */
    @Override
    public boolean hasTemporalStatus() {
        return false;
    }

    @Override
    public Consent consent() {
        return Consent.CONFIRMATIONS;
    }

    @Override
    public FollowUpContent resolve(UUID id, FollowUpContent content, DocumentLookup lookup, Violations violations) {
        var judged = withJudgedVersion(id, content);
        find(judged.subject(), lookup)
                .ifPresentOrElse(
                        subject -> check(judged, subject, violations),
                        () -> violations.add(
                                "/subject/id",
                                judged.subject().id() + " is not a published "
                                        + judged.subject().type() + ": publish it first"));
        return judged;
    }

    /** A corrected follow-up judges the version that it judged before, unless it names another one. */
    private FollowUpContent withJudgedVersion(UUID id, FollowUpContent content) {
        return id == null || content.subject().version() != null
                ? content
                : published
                        .find(this, id)
                        .map(FollowUpContent::subject)
                        .filter(before -> before.version() != null
                                && before.id().equals(content.subject().id()))
                        .map(before -> content.about(content.subject().judging(before.version())))
                        .orElse(content);
    }

    /** A follow-up that names no version judges the one that is published when it is published itself. */
    @Override
    public FollowUpContent publishable(FollowUpContent content, DocumentLookup lookup, Violations violations) {
        published.checkRoom(this, content.subject().id(), "/subject/id", violations);
        return content.subject().version() != null
                ? content
                : find(content.subject(), lookup)
                        .map(subject -> content.about(content.subject().judging(subject.version())))
                        .orElse(content);
    }

    private Optional<FollowUpSubject> find(Subject subject, DocumentLookup lookup) {
        return subjects.find(subject.type().collection(), subject.id(), lookup);
    }

    private void check(FollowUpContent content, FollowUpSubject subject, Violations violations) {
        var version = content.subject().version();
        if (version != null && version > subject.version()) {
            violations.add("/subject/version", "the newest published version is " + subject.version());
            return;
        }
        var judged = subjects.judged(content.subject().id(), subject, version);
        judged.checkPeriod(content.span(), content.period() == null ? "/validity" : "/period", violations);
        subject.checkParties(content.partyIds(), violations);
        subject.checkMunicipalities(content, violations);
        for (int i = 0; i < content.assessments().size(); i++) {
            var assessment = content.assessments().get(i);
            var pointer = "/assessments/" + i;
            if (judged.isKnown()) {
                check(assessment, content, judged, pointer, violations);
            } else {
                violations.unless(
                        assessment.outcome() != Outcome.FULFILLED || assessment.basis() != Basis.MEASURED,
                        pointer + "/basis",
                        "the targets of version " + judged.version()
                                + " are not known here, so no figure proves that they"
                                + " are met: say MIXED or NARRATIVE");
            }
            for (int j = 0; j < assessment.results().size() && subject.parties().size() == 1; j++) {
                violations.unless(
                        !assessment.results().get(j).countsOwnWork(),
                        pointer + "/results/" + j + "/contribution",
                        "the subject has one party, to whose figure nobody adds: leave it out");
            }
        }
    }

    private static void check(
            Assessment assessment,
            FollowUpContent content,
            JudgedVersion judged,
            String pointer,
            Violations violations) {
        judged.item(assessment.itemId())
                .ifPresentOrElse(
                        item -> new AssessedItem(assessment, item.targets(), content.span()).check(pointer, violations),
                        () -> violations.add(
                                pointer + "/itemId",
                                assessment.itemId() + " is not an item of version " + judged.version()
                                        + " of the subject; there are " + judged.itemIds()));
    }
}
