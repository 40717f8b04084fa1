package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.FollowUpContent.Subject;
import se.samverkan.followup.subject.ActionPlanSubject;
import se.samverkan.followup.subject.AgreementSubject;
import se.samverkan.followup.subject.FollowUpSubject;
import se.samverkan.followup.subject.PromiseSubject;

/** The kind of follow-ups: each is about a published document, and its outcomes agree with its figures. */
@ApplicationScoped
public class FollowUps implements DocumentType<FollowUpContent, FollowUpView> {
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
        return new FollowUpView(envelope, content, envelope.stands());
    }

    @Override
    public Consent consent() {
        return Consent.CONFIRMATIONS;
    }

    @Override
    public FollowUpContent resolve(UUID id, FollowUpContent content, DocumentLookup lookup, Violations violations) {
        subject(content.subject(), lookup)
                .ifPresentOrElse(
                        subject -> check(content, subject, violations),
                        () -> violations.unless(
                                false,
                                "/subject/id",
                                content.subject().id() + " is not a published "
                                        + content.subject().type() + ": publish it first"));
        return content;
    }

    private static Optional<? extends FollowUpSubject> subject(Subject subject, DocumentLookup lookup) {
        return switch (subject.type()) {
            case AGREEMENT -> lookup.find("agreements", subject.id(), AgreementSubject.class);
            case ACTION_PLAN -> lookup.find("action-plans", subject.id(), ActionPlanSubject.class);
            case PROMISE -> lookup.find("promises", subject.id(), PromiseSubject.class);
        };
    }

    private static void check(FollowUpContent content, FollowUpSubject subject, Violations violations) {
        var version = content.subject().version();
        violations.unless(
                version == null || version <= subject.version(),
                "/subject/version",
                "the newest published version is " + subject.version());
        subject.checkPeriod(content.span(), content.period() == null ? "/validity" : "/period", violations);
        subject.checkParties(content.partyIds(), violations);
        subject.checkMunicipalities(content, violations);
        var targets = subject.targetsByItem();
        for (int i = 0; i < content.assessments().size(); i++) {
            var assessment = content.assessments().get(i);
            var pointer = "/assessments/" + i;
            if (targets.containsKey(assessment.itemId())) {
                new AssessedItem(assessment, targets.get(assessment.itemId()), content.span())
                        .check(pointer, violations);
            } else {
                violations.unless(
                        false,
                        pointer + "/itemId",
                        assessment.itemId() + " is not an item of the subject; there are "
                                + String.join(", ", targets.keySet()));
            }
        }
    }
}
