package se.samverkan.faults.check;

import static se.samverkan.faults.check.Finding.Kind.DOUBLED;
import static se.samverkan.faults.check.Finding.Kind.LEAKED;
import static se.samverkan.faults.check.Finding.Kind.LOST;
import static se.samverkan.faults.check.Finding.Kind.OUT_OF_ORDER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The guarantees of the topics: every acknowledged public change is there, in order and once; no draft is. */
record TopicCheck(Observations seen, Expectation expectation) {

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var event : seen.events()) {
            if (event.data() != null && event.data().contains(Observations.SECRET)) {
                findings.add(new Finding(LEAKED, "a draft's text in " + name(event)));
            }
        }
        var byDocument = seen.events().stream().collect(Collectors.groupingBy(event -> event.topic() + event.id()));
        byDocument.values().forEach(events -> findings.addAll(sequences(events)));
        for (var history : seen.histories()) {
            findings.addAll(changes(history, byDocument.getOrDefault(history.topic() + history.id(), List.of())));
        }
        return findings;
    }

    /** First occurrences must rise; a repeat must be the same event. */
    private static List<Finding> sequences(List<TopicEvent> events) {
        var findings = new ArrayList<Finding>();
        Map<Long, TopicEvent> known = new HashMap<>();
        long newest = Long.MIN_VALUE;
        for (var event : events) {
            var before = known.putIfAbsent(event.sequence(), event);
            if (before != null) {
                if (!before.data().equals(event.data())) {
                    findings.add(new Finding(DOUBLED, name(before) + " and " + name(event) + " have one sequence"));
                }
            } else if (event.sequence() < newest) {
                findings.add(new Finding(OUT_OF_ORDER, name(event) + " comes after sequence " + newest));
            }
            newest = Math.max(newest, event.sequence());
        }
        return findings;
    }

    private List<Finding> changes(DocumentHistory history, List<TopicEvent> events) {
        var findings = new ArrayList<Finding>();
        long before = Long.MIN_VALUE;
        for (var change : expected(history)) {
            var caused = events.stream()
                    .filter(event -> event.type().equals(change.kind().event())
                            && event.data().contains(change.marker()))
                    .toList();
            var name = history.path() + ", " + change;
            if (caused.isEmpty()) {
                findings.add(new Finding(LOST, "no event of " + name));
                continue;
            }
            if (change.kind() == Change.Kind.PUBLISHED) {
                findings.addAll(repeated(caused, name));
            }
            if (caused.getFirst().sequence() < before) {
                findings.add(new Finding(OUT_OF_ORDER, "the event of an earlier change comes after that of " + name));
            }
            before = caused.getFirst().sequence();
        }
        return findings;
    }

    /** A publication has one event, and another whenever its subject was withdrawn or is public again since. */
    private static List<Finding> repeated(List<TopicEvent> publication, String name) {
        var findings = new ArrayList<Finding>();
        var before = publication.getFirst();
        for (var event : publication) {
            if (event.sequence() > before.sequence()) {
                if (event.saysSubjectWithdrawn() == before.saysSubjectWithdrawn()) {
                    findings.add(new Finding(
                            DOUBLED,
                            "events with the sequences " + before.sequence() + " and " + event.sequence() + " of "
                                    + name));
                }
                before = event;
            }
        }
        return findings;
    }

    private List<Change> expected(DocumentHistory history) {
        return switch (expectation) {
            case EVERY_CHANGE -> history.publicChanges().toList();
            case NEWEST_STATE ->
                // An event of a republication has the newest state, whatever the newest change was.
                history.newestPublic().stream()
                        .filter(change -> change.kind() != Change.Kind.CONFIRMED)
                        .toList();
            case OWNER_STATE -> List.of();
        };
    }

    private static String name(TopicEvent event) {
        return event.topic() + " " + event.place() + " (document " + event.id() + ", sequence " + event.sequence()
                + ")";
    }
}
