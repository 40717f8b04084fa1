package se.samverkan.faults.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Plants faults into the observations of a faultless round: the checker must find each of them. */
public final class CheckerProof {

    private final Observations clean;
    private final DocumentHistory document;

    private CheckerProof(Observations clean) {
        this.clean = clean;
        this.document = clean.histories().stream()
                .filter(history -> history.versions() > 1 && !history.isWithdrawn())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no document with two versions"));
    }

    /** The planted faults that the checker missed; empty if it can be trusted. */
    public static List<String> missed(Observations clean) {
        var proof = new CheckerProof(clean);
        Map<String, Finding.Kind> kinds = Map.of(
                "a lost event", Finding.Kind.LOST,
                "a lost version", Finding.Kind.LOST,
                "a gateway without a document", Finding.Kind.LOST,
                "a doubled creation", Finding.Kind.DOUBLED,
                "a swapped order", Finding.Kind.OUT_OF_ORDER,
                "a draft on a topic", Finding.Kind.LEAKED,
                "a draft at a gateway", Finding.Kind.LEAKED);
        Map<String, Observations> planted = Map.of(
                "a lost event", proof.withEvents(proof.withoutNewestEvent()),
                "a lost version", proof.withOwned(proof.withoutNewestVersion()),
                "a gateway without a document", proof.withResponse(response -> new PublicResponse(404, "{}")),
                "a doubled creation", proof.withOwned(proof.copied()),
                "a swapped order", proof.withEvents(proof.swapped()),
                "a draft on a topic", proof.withEvents(proof.leaking()),
                "a draft at a gateway",
                        proof.withResponse(
                                response -> new PublicResponse(200, response.body() + Observations.SECRET + "1")));
        return kinds.entrySet().stream()
                .filter(kind -> Checker.check(planted.get(kind.getKey()), Expectation.EVERY_CHANGE).stream()
                        .noneMatch(finding -> finding.kind() == kind.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Observations withEvents(List<TopicEvent> events) {
        return new Observations(clean.histories(), events, clean.owned(), clean.gateways(), clean.duringRound());
    }

    private Observations withOwned(OwnerDocument changed) {
        var owned = new HashMap<>(clean.owned());
        owned.put(changed.id(), changed);
        return new Observations(clean.histories(), clean.events(), owned, clean.gateways(), clean.duringRound());
    }

    private Observations withResponse(UnaryOperator<PublicResponse> change) {
        var responses = new HashMap<>(clean.gateways().getFirst());
        responses.computeIfPresent(document.path(), (path, response) -> change.apply(response));
        var gateways = new ArrayList<>(clean.gateways());
        gateways.set(0, responses);
        return new Observations(clean.histories(), clean.events(), clean.owned(), gateways, clean.duringRound());
    }

    private List<TopicEvent> withoutNewestEvent() {
        var marker = document.newestPublic().orElseThrow().marker();
        return clean.events().stream()
                .filter(event -> !(isOfDocument(event) && event.data().contains(marker)))
                .toList();
    }

    private List<TopicEvent> swapped() {
        var events = new ArrayList<>(clean.events());
        int first = indexOf(this::isOfDocument);
        long sequence = events.get(first).sequence();
        int second = indexOf(event -> isOfDocument(event) && event.sequence() > sequence);
        Collections.swap(events, first, second);
        return events;
    }

    private List<TopicEvent> leaking() {
        var events = new ArrayList<>(clean.events());
        events.replaceAll(event -> isOfDocument(event)
                ? new TopicEvent(
                        event.topic(),
                        event.place(),
                        event.id(),
                        event.type(),
                        event.sequence(),
                        event.data() + Observations.SECRET + "1")
                : event);
        return events;
    }

    private OwnerDocument withoutNewestVersion() {
        var stored = clean.owned().get(document.id());
        return new OwnerDocument(
                stored.id(),
                stored.status(),
                stored.working(),
                stored.versions().subList(0, stored.versions().size() - 1));
    }

    private OwnerDocument copied() {
        var stored = clean.owned().get(document.id());
        return new OwnerDocument(UUID.randomUUID().toString(), "DRAFT", stored.working(), List.of());
    }

    private boolean isOfDocument(TopicEvent event) {
        return event.id().equals(document.id()) && event.topic().equals(document.topic());
    }

    private int indexOf(Predicate<TopicEvent> wanted) {
        for (int i = 0; i < clean.events().size(); i++) {
            if (wanted.test(clean.events().get(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such event of " + document.path());
    }
}
