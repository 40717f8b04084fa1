package se.samverkan.gateway.municipality;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.FollowUpCoverage;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;

/** The notices about a document on a day: stale, superseded or without a follow-up. */
public record Notices(Index index, PublicDocument document, LocalDate asOf) {

    Stream<Notice> notices() {
        var notices = new ArrayList<Notice>();
        var successors = successors(document);
        if (isExpired() && descendants().noneMatch(next -> next.on(asOf) == TemporalStatus.IN_FORCE)) {
            notices.add(notice(
                    Notice.Type.STALE,
                    "Gällde till och med " + document.toDay() + " och har ingen gällande efterföljare."));
        }
        // A future successor does not replace the document yet.
        successors.stream()
                .filter(next -> next.on(asOf) != TemporalStatus.UPCOMING)
                .findFirst()
                .ifPresent(next ->
                        notices.add(notice(Notice.Type.SUPERSEDED, "Har ersatts av \"" + next.title() + "\".")));
        if (isExpired() && PublicDocument.isFollowUpDue(document.toDay(), asOf)) {
            openFollowUp()
                    .ifPresent(open -> notices.add(notice(
                            Notice.Type.NO_FOLLOW_UP, "Gällde till och med " + document.toDay() + " men " + open)));
        }
        return notices.stream();
    }

    /** The notice about a follow-up. */
    Stream<Notice> ofFollowUp() {
        return document.isAboutWithdrawn()
                ? Stream.of(notice(Notice.Type.SUBJECT_WITHDRAWN, "Gäller ett dokument som har dragits tillbaka."))
                : Stream.empty();
    }

    private boolean isExpired() {
        return document.on(asOf) == TemporalStatus.EXPIRED;
    }

    /** The successors of the document, and their successors. */
    private Stream<PublicDocument> descendants() {
        var found = new LinkedHashMap<UUID, PublicDocument>();
        var open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            successors(open.poll()).forEach(next -> {
                // Each document once, since two documents may refer to each other.
                if (found.putIfAbsent(next.id(), next) == null) {
                    open.add(next);
                }
            });
        }
        return found.values().stream();
    }

    private List<PublicDocument> successors(PublicDocument of) {
        return index.successors(of.id()).toList();
    }

    /** What the follow-ups leave open, in Swedish; empty if they leave nothing open. */
    private Optional<String> openFollowUp() {
        var followUps = index.about(document.id())
                .filter(other -> other.collection().equals("follow-ups"))
                .toList();
        var coverage = new FollowUpCoverage(document, followUps);
        if (coverage.isComplete()) {
            return Optional.empty();
        }
        if (followUps.isEmpty()) {
            return Optional.of("ingen uppföljning har publicerats.");
        }
        var open = new ArrayList<String>();
        if (coverage.unassessed() > 0) {
            open.add(coverage.unassessed() + " av " + document.items().size() + " punkter är inte bedömda");
        }
        if (!coverage.missingTimes().isEmpty()) {
            open.add("tiden " + String.join(", ", coverage.missingTimes()) + " är inte uppföljd");
        }
        var missing = String.join(" och ", open);
        return Optional.of((coverage.isOnlyInterim()
                        ? "bara delårsvisa uppföljningar har publicerats" + (open.isEmpty() ? "" : ": ")
                        : "")
                + missing + ".");
    }

    private Notice notice(Notice.Type type, String text) {
        return new Notice(type, document.id(), text);
    }
}
