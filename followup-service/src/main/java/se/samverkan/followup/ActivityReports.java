package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.domain.content.CollectionNames;
import se.samverkan.domain.validation.Violations;
import se.samverkan.followup.FollowUpContent.Subject;
import se.samverkan.followup.subject.PromiseSubject;

/** The kind of activity reports: each is about an activity of a published promise, and made by its parties. */
@ApplicationScoped
public class ActivityReports implements DocumentType<ActivityReportContent, ActivityReportView> {
    @Inject
    PublishedDocuments published;

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
        return new ActivityReportView(
                envelope,
                content,
                Boolean.TRUE.equals(envelope.aboutWithdrawn())
                        ? new Subject(Subject.Type.PROMISE, content.promiseId(), null, null).asWithdrawn()
                        : null);
    }

    @Override
    public Consent consent() {
        return Consent.NONE;
    }

    @Override
    public ActivityReportContent resolve(
            UUID id, ActivityReportContent content, DocumentLookup lookup, Violations violations) {
        var promise = lookup.find(CollectionNames.PROMISES, content.promiseId(), PromiseSubject.class);
        if (promise.isEmpty()) {
            violations.add("/promiseId", content.promiseId() + " is not a published promise: publish it first");
            return content;
        }
        var report = content.of(promise.get());
        // Checked again, now that the report has the parties of its promise.
        report.check(violations);
        check(report, promise.get(), violations);
        published.checkRoom(this, content.promiseId(), "/promiseId", violations);
        return report;
    }

    private static void check(ActivityReportContent report, PromiseSubject promise, Violations violations) {
        var isAboutActivity = report.activityId() != null;
        violations.unless(
                (isAboutActivity ? promise.activities() : promise.commitments())
                        .stream().anyMatch(item -> item.id().equals(report.itemId())),
                isAboutActivity ? "/activityId" : "/commitmentId",
                report.itemId() + (isAboutActivity ? " is not an activity" : " is not a commitment")
                        + " of the promise");
        promise.judged()
                .checkPeriod(report.span(), report.occurredOn() == null ? "/validity" : "/occurredOn", violations);
        promise.checkParties(report.partyIds(), violations);
        promise.checkMunicipalities(report, violations);
    }
}
