package se.samverkan.followup.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.followup.ActivityReportContent;
import se.samverkan.followup.ActivityReportView;
import se.samverkan.followup.FollowUpContent;
import se.samverkan.followup.FollowUpView;
import se.samverkan.followup.subject.PromiseSubject;
import se.samverkan.platform.json.CanonicalJson;

/** A promise with follow-ups and activity reports, and the progress that is computed from them. */
final class ProgressSamples {
    static final UUID PROMISE = UUID.fromString("019cada1-01e0-7f14-b609-912fe2e7a724");
    static final String MUNICIPALITY = "municipality:0486";
    static final String POLICE = "police:polismyndigheten";

    static final PromiseSubject TWO_COMMITMENTS_TWO_ACTIVITIES = promise("""
            {"version":1,"municipalities":["0486"],
             "parties":[{"id":"municipality:0486"},{"id":"police:polismyndigheten"}],
             "commitments":[
               {"id":"c1","targets":[{"id":"t1","value":8,"unit":"områden","comparator":"AT_LEAST"}]},
               {"id":"c2"}],
             "activities":[
               {"id":"a1","targets":[{"id":"t2","value":4,"unit":"vandringar","comparator":"AT_LEAST"},
                                     {"id":"t3","value":9,"unit":"deltagare"}]},
               {"id":"a2"}]}""");

    private ProgressSamples() {}

    static PromiseSubject promise(String json) {
        return CanonicalJson.read(json, PromiseSubject.class);
    }

    static ProgressView progress(List<PublishedFollowUp> followUps, List<ActivityReportView> reports) {
        return new ProgressCalculator(
                        PROMISE,
                        TWO_COMMITMENTS_TWO_ACTIVITIES,
                        version -> TWO_COMMITMENTS_TWO_ACTIVITIES.judged(),
                        followUps,
                        reports)
                .progress();
    }

    /** The progress of the newest of these versions. */
    static ProgressView progress(PromiseSubject promise, List<PublishedFollowUp> followUps, PromiseSubject... earlier) {
        return new ProgressCalculator(
                        PROMISE,
                        promise,
                        version -> Stream.of(earlier)
                                .map(PromiseSubject::judged)
                                .filter(judged -> version != null && judged.version() == version)
                                .findFirst()
                                .orElseGet(promise::judged),
                        followUps,
                        List.of())
                .progress();
    }

    static ProgressView.Item item(ProgressView progress, String id) {
        return progress.items().stream()
                .filter(item -> item.itemId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static PublishedFollowUp followUp(String periodEnd, String publishedAt, String assessments) {
        var period = periodEnd == null ? "" : ",\"period\":{\"to\":\"%s\"}".formatted(periodEnd);
        return followUpBy(MUNICIPALITY, publishedAt, "{\"assessments\":%s%s}".formatted(assessments, period));
    }

    static PublishedFollowUp followUpBy(
            String publisher, String publishedAt, String content, Confirmation... confirmations) {
        var tree = CanonicalJson.read(content, ObjectNode.class);
        tree.withObject("subject").put("type", "PROMISE").put("id", PROMISE.toString());
        return new PublishedFollowUp(
                new FollowUpView(
                        envelope(publishedAt),
                        CanonicalJson.fromTree(tree, FollowUpContent.class),
                        List.of(confirmations)),
                publisher);
    }

    /** What a party states about the first activity for 2019. */
    static PublishedFollowUp statement(
            String publisher, String publishedAt, String assessment, Confirmation... confirmations) {
        return followUpBy(publisher, publishedAt, """
                {"period":{"from":"2019","to":"2019"},"assessments":[{"itemId":"a1",%s}]}""".formatted(assessment), confirmations);
    }

    static String figure(int value, String qualifier, String contribution) {
        return """
                "results":[{"targetId":"t2","value":%d,"qualifier":"%s","contribution":"%s"}]""".formatted(value, qualifier, contribution);
    }

    static Confirmation position(String party, Confirmation.Status status) {
        return new Confirmation(party, status, null, null);
    }

    static ActivityReportView report(String activityId, String value, String unit) {
        var content = CanonicalJson.read(
                "{\"activityId\":\"%s\",\"value\":%s,\"unit\":\"%s\"}".formatted(activityId, value, unit),
                ActivityReportContent.class);
        return new ActivityReportView(envelope("2020-01-01T00:00:00Z"), content, null);
    }

    private static Envelope envelope(String publishedAt) {
        var at = Instant.parse(publishedAt);
        return new Envelope(UUID.randomUUID(), 1, 2, null, null, null, null, null, at, at, null, null, null, false);
    }
}
