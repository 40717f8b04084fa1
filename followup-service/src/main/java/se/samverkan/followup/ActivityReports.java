package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.document.DocumentType;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.problem.Rejection;
import se.samverkan.kit.problem.Violation;
import se.samverkan.kit.problem.Violations;

/** What activity reports have of their own: each belongs to an activity of a published promise and to its parties. */
@ApplicationScoped
class ActivityReports implements DocumentType<ActivityReportContent, ActivityReportView> {
    @Inject
    KnownDocuments known;

    @Inject
    Progress progress;

    @Override
    public String noun() {
        return "activity-report";
    }

    @Override
    public String collection() {
        return "activity-reports";
    }

    @Override
    public Class<ActivityReportContent> contentType() {
        return ActivityReportContent.class;
    }

    @Override
    public ActivityReportView view(Envelope envelope, ActivityReportContent content) {
        return new ActivityReportView(envelope, content);
    }

    @Override
    public Consent consent() {
        return Consent.NONE;
    }

    @Override
    public ActivityReportContent resolve(UUID id, ActivityReportContent content) {
        var promise = known.await("promises", content.promiseId(), KnownPromise.class)
                .orElseThrow(() -> Rejection.unprocessable(List.of(new Violation(
                        "/promiseId", content.promiseId() + " is not a published promise: publish it first"))));
        var report = content.of(promise);
        var violations = new Violations();
        // Once more, now that the report has its promise's parties.
        report.check(violations);
        violations.unless(
                promise.activities().stream().anyMatch(activity -> activity.id().equals(content.activityId())),
                "/activityId",
                content.activityId() + " is not an activity of the promise");
        promise.checkParties(report.partyIds(), violations);
        promise.checkMunicipalities(report, violations);
        violations.refuse();
        return report;
    }

    @Override
    public void afterPublicChange(Set<UUID> about) {
        about.forEach(progress::update);
    }
}
