package se.samverkan.faults.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samverkan.faults.check.Change.Kind;

/** A faultless round with a promise of two versions, its follow-up, a withdrawn agreement, a draft and a deleted draft. */
final class RecordedRound {
    static final String PROMISE = "/promises/p1";
    static final String FOLLOW_UP = "/follow-ups/f1";
    static final String WITHDRAWN = "/agreements/a1";
    static final String DRAFT = "/agreements/a2";
    static final String DELETED = "/agreements/a3";

    private RecordedRound() {}

    static Observations observations() {
        var gateway = Map.of(
                PROMISE,
                new PublicResponse(200, "{\"title\":\"dokument-1. w-2.\",\"version\":2}"),
                PROMISE + "/progress",
                new PublicResponse(200, "{\"items\":[{\"text\":\"w-5.\"}]}"),
                FOLLOW_UP,
                new PublicResponse(200, "{\"title\":\"dokument-2. w-5.\",\"comment\":\"w-6.\",\"version\":1}"),
                WITHDRAWN,
                new PublicResponse(410, "{\"explanation\":\"w-8.\"}"),
                DRAFT,
                new PublicResponse(404, "{}"),
                DELETED,
                new PublicResponse(404, "{}"));
        return new Observations(histories(), events(), owned(), List.of(gateway, gateway), List.of());
    }

    static List<DocumentHistory> histories() {
        return List.of(
                history(
                        PROMISE,
                        "dokument-1.",
                        change(Kind.CREATED, "w-0.", 0),
                        change(Kind.EDITED, "w-1.", 0),
                        change(Kind.PUBLISHED, "w-1.", 1),
                        change(Kind.EDITED, "w-2.", 1),
                        change(Kind.PUBLISHED, "w-2.", 2)),
                new DocumentHistory(
                        FOLLOW_UP,
                        "dokument-2.",
                        Optional.of(PROMISE),
                        List.of(
                                change(Kind.CREATED, "w-5.", 0),
                                change(Kind.PUBLISHED, "w-5.", 1),
                                change(Kind.CONFIRMED, "w-6.", 1)),
                        Optional.empty()),
                history(
                        WITHDRAWN,
                        "dokument-3.",
                        change(Kind.CREATED, "w-7.", 0),
                        change(Kind.PUBLISHED, "w-7.", 1),
                        change(Kind.WITHDRAWN, "w-8.", 1)),
                history(DRAFT, "dokument-4.", change(Kind.CREATED, "w-9.", 0)),
                history(DELETED, "dokument-5.", change(Kind.CREATED, "w-10.", 0), change(Kind.DELETED, "w-11.", 0)));
    }

    static List<TopicEvent> events() {
        return List.of(
                event("promises", "p1", "published", 1, "dokument-1. w-1."),
                event("promises", "p1", "published", 2, "dokument-1. w-2."),
                event("promises", "p1", "published", 2, "dokument-1. w-2."),
                event("follow-ups", "f1", "published", 1, "dokument-2. w-5."),
                event("follow-ups", "f1", "confirmed", 2, "dokument-2. w-5. w-6."),
                event("agreements", "a1", "published", 1, "dokument-3. w-7."),
                event("agreements", "a1", "withdrawn", 2, "w-8."));
    }

    static Map<String, OwnerDocument> owned() {
        var owned = new HashMap<String, OwnerDocument>();
        for (var document : List.of(
                new OwnerDocument("p1", "PUBLISHED", "dokument-1. w-2.", List.of("w-1.", "w-2.")),
                new OwnerDocument("f1", "PUBLISHED", "dokument-2. w-5.", List.of("w-5.")),
                new OwnerDocument("a1", "WITHDRAWN", "dokument-3. w-7.", List.of("w-7.")),
                new OwnerDocument("a2", "DRAFT", "dokument-4. w-9.", List.of()))) {
            owned.put(document.id(), document);
        }
        return owned;
    }

    static TopicEvent event(String collection, String id, String type, long sequence, String data) {
        return new TopicEvent("samverkan." + collection, "0@" + sequence, id, type, sequence, data);
    }

    static Change change(Kind kind, String marker, int version) {
        return new Change(kind, marker, version, 0);
    }

    private static DocumentHistory history(String path, String marker, Change... changes) {
        return new DocumentHistory(path, marker, Optional.empty(), List.of(changes), Optional.empty());
    }

    /** The round with the change whose outcome stayed unknown, at the end of one history. */
    static Observations unclear(String path, Change change) {
        var round = observations();
        var histories = new ArrayList<>(round.histories());
        histories.replaceAll(history -> history.path().equals(path)
                ? new DocumentHistory(
                        history.path(), history.marker(), history.subject(), history.changes(), Optional.of(change))
                : history);
        return new Observations(histories, round.events(), round.owned(), round.gateways(), round.duringRound());
    }

    static Observations withEvents(List<TopicEvent> events) {
        var round = observations();
        return new Observations(round.histories(), events, round.owned(), round.gateways(), round.duringRound());
    }

    static Observations withOwned(OwnerDocument document) {
        var round = observations();
        var owned = owned();
        owned.put(document.id(), document);
        return new Observations(round.histories(), round.events(), owned, round.gateways(), round.duringRound());
    }

    static Observations withoutOwned(String id) {
        var round = observations();
        var owned = owned();
        owned.remove(id);
        return new Observations(round.histories(), round.events(), owned, round.gateways(), round.duringRound());
    }

    /** The round with another response of the second gateway. */
    static Observations withResponse(String path, int status, String body) {
        var round = observations();
        var second = new HashMap<>(round.gateways().getLast());
        second.put(path, new PublicResponse(status, body));
        return new Observations(
                round.histories(),
                round.events(),
                round.owned(),
                List.of(round.gateways().getFirst(), second),
                round.duringRound());
    }
}
