package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.samverkan.followup.FollowUpContent.Subject;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.problem.Violations;

/** What follow-ups have of their own: they speak of a published document and never against their own figures. */
@ApplicationScoped
class FollowUps implements DocumentType<FollowUpContent, FollowUpView> {
    @Inject
    KnownDocuments known;

    @Inject
    Progress progress;

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
    public FollowUpContent resolve(UUID id, FollowUpContent content) {
        var violations = new Violations();
        subject(content.subject())
                .ifPresentOrElse(
                        subject -> check(content, subject, violations),
                        () -> violations.unless(
                                false,
                                "/subject/id",
                                content.subject().id() + " is not a published "
                                        + content.subject().type() + ": publish it first"));
        violations.refuse();
        return content;
    }

    @Override
    public void afterPublicChange(Set<UUID> about) {
        about.forEach(progress::update);
    }

    private Optional<? extends KnownSubject> subject(Subject subject) {
        return switch (subject.type()) {
            case AGREEMENT -> known.await("agreements", subject.id(), KnownAgreement.class);
            case ACTION_PLAN -> known.await("action-plans", subject.id(), KnownActionPlan.class);
            case PROMISE -> known.await("promises", subject.id(), KnownPromise.class);
        };
    }

    private static void check(FollowUpContent content, KnownSubject subject, Violations violations) {
        var version = content.subject().version();
        violations.unless(
                version == null || version <= subject.version(),
                "/subject/version",
                "the newest published version is " + subject.version());
        subject.checkParties(content.partyIds(), violations);
        subject.checkMunicipalities(content, violations);
        var targets = subject.targetsByItem();
        for (int i = 0; i < content.assessments().size(); i++) {
            var assessment = content.assessments().get(i);
            var pointer = "/assessments/" + i;
            if (targets.containsKey(assessment.itemId())) {
                new Figures(assessment, targets.get(assessment.itemId())).check(pointer, violations);
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
