package se.samverkan.gateway.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.StatedYears;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.FollowUpCoverage;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;

/**
 * The notices about a document on any day: stale, superseded, without a follow-up, or about a withdrawn document.
 *
 * @param successors the documents that replace it, oldest first
 * @param descendants its successors and theirs
 * @param stale the text for the time after its last day, or null
 * @param withoutFollowUp the text for the time when its follow-up is due, or null if its follow-ups leave nothing open
 * @param withdrawnOn the day when the document that it follows up was withdrawn, or null
 */
public record Notices(
        PublicDocument document,
        List<PublicDocument> successors,
        Collection<PublicDocument> descendants,
        String stale,
        String withoutFollowUp,
        LocalDate withdrawnOn) {
    private static final String UNTIL = "Gällde till och med ";
    private static final String FOLLOW_UPS = "follow-ups";
    /** The collections of documents that follow-ups are about. */
    private static final List<String> SUBJECTS = List.of("promises", "agreements", "action-plans");

    public static Notices of(Index index, PublicDocument document) {
        if (document.collection().equals(FOLLOW_UPS)) {
            return new Notices(document, List.of(), List.of(), null, null, withdrawnOn(index, document));
        }
        var successors = index.successors(document.id()).toList();
        return new Notices(
                document,
                successors,
                successors.isEmpty() ? List.of() : descendants(index, document),
                document.toDay() == null ? null : UNTIL + document.toDay() + " och har ingen gällande efterföljare.",
                document.toDay() == null ? null : withoutFollowUp(index, document),
                null);
    }

    /** Whether a notice holds on any day. */
    boolean arePossible() {
        return document.isAboutWithdrawn()
                || !successors.isEmpty()
                || (document.toDay() != null && !StatedYears.isOpen(document.toDay()));
    }

    /** The notices that hold on a day. */
    public List<Notice> on(LocalDate asOf) {
        if (document.collection().equals(FOLLOW_UPS)) {
            return document.isAboutWithdrawn()
                    ? List.of(notice(
                            Notice.Type.SUBJECT_WITHDRAWN,
                            "Gäller ett dokument som har dragits tillbaka.",
                            withdrawnOn))
                    : List.of();
        }
        // A list of the country asks this of every document: streams would take several times as long.
        var notices = new ArrayList<Notice>();
        var isExpired = document.on(asOf) == TemporalStatus.EXPIRED;
        if (isExpired && isWithoutDescendantInForce(asOf)) {
            notices.add(notice(Notice.Type.STALE, stale, lastDayInForce(asOf).plusDays(1)));
        }
        for (var next : successors) {
            // A future successor does not replace the document yet.
            if (next.on(asOf) != TemporalStatus.UPCOMING) {
                notices.add(notice(Notice.Type.SUPERSEDED, "Har ersatts av \"" + next.title() + "\".", next.fromDay()));
                break;
            }
        }
        if (isExpired && withoutFollowUp != null && PublicDocument.isFollowUpDue(document.toDay(), asOf)) {
            notices.add(
                    notice(Notice.Type.NO_FOLLOW_UP, withoutFollowUp, PublicDocument.followUpDueOn(document.toDay())));
        }
        return notices;
    }

    private boolean isWithoutDescendantInForce(LocalDate asOf) {
        return descendants.isEmpty()
                || descendants.stream().noneMatch(next -> next.on(asOf) == TemporalStatus.IN_FORCE);
    }

    /** The last day before another on which the document or one of its descendants was in force. */
    private LocalDate lastDayInForce(LocalDate asOf) {
        var last = document.toDay();
        for (var next : descendants) {
            var to = next.toDay();
            if (next.fromDay() != null && to != null && to.isAfter(last) && to.isBefore(asOf)) {
                last = to;
            }
        }
        return last;
    }

    private Notice notice(Notice.Type type, String text, LocalDate since) {
        return new Notice(type, document.id(), text, since);
    }

    private static Collection<PublicDocument> descendants(Index index, PublicDocument document) {
        var found = new LinkedHashMap<UUID, PublicDocument>();
        var open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            index.successors(open.poll().id()).forEach(next -> {
                // Each document once, since two documents may refer to each other.
                if (found.putIfAbsent(next.id(), next) == null) {
                    open.add(next);
                }
            });
        }
        return found.values();
    }

    private static LocalDate withdrawnOn(Index index, PublicDocument followUp) {
        if (!followUp.isAboutWithdrawn() || followUp.about() == null) {
            return null;
        }
        return SUBJECTS.stream()
                .flatMap(collection -> index.withdrawal(collection, followUp.about()).stream())
                .flatMap(
                        notice -> Optional.ofNullable(notice.path("withdrawnAt").textValue()).stream())
                .map(moment -> PartialDate.dayOf(Instant.parse(moment)))
                .findFirst()
                .orElse(null);
    }

    private static String withoutFollowUp(Index index, PublicDocument document) {
        var open = openFollowUp(index, document);
        return open == null ? null : UNTIL + document.toDay() + " men " + open;
    }

    /** What the follow-ups leave open, in Swedish; null if they leave nothing open. */
    private static String openFollowUp(Index index, PublicDocument document) {
        var followUps = index.about(document.id())
                .filter(other -> other.collection().equals(FOLLOW_UPS))
                .toList();
        if (followUps.isEmpty()) {
            return "ingen uppföljning har publicerats.";
        }
        var coverage = new FollowUpCoverage(document, followUps);
        if (coverage.isComplete()) {
            return null;
        }
        var open = new ArrayList<String>();
        if (coverage.unassessed() > 0) {
            open.add(coverage.unassessed() + " av " + document.items().size() + " punkter är inte bedömda");
        }
        if (!coverage.missingTimes().isEmpty()) {
            open.add("tiden " + String.join(", ", coverage.missingTimes()) + " är inte uppföljd");
        }
        var missing = String.join(" och ", open);
        return (coverage.isOnlyInterim()
                        ? "bara delårsvisa uppföljningar har publicerats" + (open.isEmpty() ? "" : ": ")
                        : "")
                + missing + ".";
    }
}
