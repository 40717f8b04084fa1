package se.samverkan.gateway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.kit.content.TemporalStatus;

/** Judges on a day whether a document is still what the inhabitant should go by. */
record Staleness(Index index, Published document, LocalDate asOf) {
    private static final int DAYS_UNTIL_FOLLOW_UP = 90;
    private static final Map<String, String> SUCCESSOR_MEMBER =
            Map.of("agreements", "/supersedes", "promises", "/renews");

    Stream<Notice> notices() {
        var notices = new ArrayList<Notice>();
        var successors = successors();
        if (isExpired() && successors.stream().noneMatch(next -> next.on(asOf) == TemporalStatus.IN_FORCE)) {
            notices.add(notice(
                    Notice.Type.STALE,
                    "Gällde till och med " + document.toDay() + " och har ingen gällande efterföljare."));
        }
        // A successor that is still to come does not yet take its place.
        successors.stream()
                .filter(next -> next.on(asOf) != TemporalStatus.UPCOMING)
                .findFirst()
                .ifPresent(next ->
                        notices.add(notice(Notice.Type.SUPERSEDED, "Har ersatts av \"" + next.title() + "\".")));
        if (isExpired() && document.toDay().plusDays(DAYS_UNTIL_FOLLOW_UP).isBefore(asOf) && !hasFollowUp()) {
            notices.add(notice(
                    Notice.Type.NO_FOLLOW_UP,
                    "Gällde till och med " + document.toDay() + " men ingen uppföljning har publicerats."));
        }
        return notices.stream();
    }

    private boolean isExpired() {
        return document.on(asOf) == TemporalStatus.EXPIRED;
    }

    private List<Published> successors() {
        var member = SUCCESSOR_MEMBER.get(document.collection());
        return member == null
                ? List.of()
                : index.all(document.collection())
                        .filter(other -> other.reference(member)
                                .filter(document.id()::equals)
                                .isPresent())
                        .toList();
    }

    private boolean hasFollowUp() {
        return index.all("follow-ups")
                .anyMatch(followUp -> followUp.reference("/subject/id")
                        .filter(document.id()::equals)
                        .isPresent());
    }

    private Notice notice(Notice.Type type, String text) {
        return new Notice(type, document.id(), text);
    }
}
