package se.samverkan.promises;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.validation.Violations;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.Commitment.Change;

/** The renewal of a published promise: each of its commitments is carried over or dropped with a reason. */
record Renewal(UUID predecessorId, PromiseContent predecessor) {

    /** A draft that carries every commitment over; members that belong to the previous period are omitted. */
    PromiseContent draft(RenewalRequest request, UUID agreementId) {
        return new PromiseContent(
                request.title() == null ? predecessor.title() : request.title(),
                predecessor.summary(),
                predecessor.municipalities(),
                predecessor.district(),
                predecessor.districts(),
                predecessor.parties(),
                request.validity(),
                List.of(),
                List.of(),
                List.of(),
                predecessor.contact(),
                List.of(),
                predecessor.language(),
                predecessor.theme(),
                agreementId,
                List.of(),
                List.of(),
                predecessor.purposes(),
                predecessor.commitments().stream()
                        .map(before ->
                                before.carriedOver(new CarriedOver(predecessorId, before.id()), Change.UNCHANGED))
                        .toList(),
                List.of(),
                predecessorId,
                List.of(),
                predecessor.partOf(),
                null,
                List.of(),
                null,
                // The key of the predecessor is not that of its successor.
                null);
    }

    /** The successor with the change of each commitment, which the service sets. */
    PromiseContent marked(PromiseContent successor) {
        return successor.withCommitments(
                successor.commitments().stream().map(this::marked).toList());
    }

    private Commitment marked(Commitment commitment) {
        if (commitment.carriedOverFrom() == null) {
            return commitment.carriedOver(null, Change.ADDED);
        }
        var isUnchanged = before(commitment)
                .map(before -> comparable(before).equals(comparable(commitment)))
                .orElse(false);
        return commitment.carriedOver(commitment.carriedOverFrom(), isUnchanged ? Change.UNCHANGED : Change.REVISED);
    }

    /** Reports references to commitments that the predecessor does not have, and commitments that are both kept and dropped. */
    void checkReferences(PromiseContent successor, Violations violations) {
        var carried = carriedIds(successor);
        for (int i = 0; i < successor.commitments().size(); i++) {
            var commitment = successor.commitments().get(i);
            violations.unless(
                    commitment.carriedOverFrom() == null || before(commitment).isPresent(),
                    "/commitments/" + i + "/carriedOverFrom/commitmentId",
                    "is not a commitment of the promise that is renewed; there are " + ids());
        }
        var droppedBefore = new HashSet<String>();
        for (int i = 0; i < successor.dropped().size(); i++) {
            var id = successor.dropped().get(i).commitmentId();
            var pointer = "/dropped/" + i + "/commitmentId";
            violations.unless(
                    ids().contains(id),
                    pointer,
                    id + " is not a commitment of the promise that is renewed; there are " + ids());
            violations.unless(!carried.contains(id), pointer, id + " is carried over and can't be dropped as well");
            violations.unless(droppedBefore.add(id), pointer, id + " is dropped twice");
        }
    }

    /** Reports commitments that are neither carried over nor dropped. */
    void checkComplete(PromiseContent successor, Violations violations) {
        var carried = carriedIds(successor);
        var dropped = successor.dropped().stream()
                .map(DroppedCommitment::commitmentId)
                .collect(Collectors.toSet());
        for (var id : ids()) {
            violations.unless(
                    carried.contains(id) || dropped.contains(id),
                    "/dropped",
                    id + " of the promise before is neither carried over nor dropped with a reason");
        }
    }

    private Optional<Commitment> before(Commitment commitment) {
        return predecessor.commitments().stream()
                .filter(before ->
                        before.id().equals(commitment.carriedOverFrom().commitmentId()))
                .findFirst();
    }

    private List<String> ids() {
        return predecessor.commitments().stream().map(Commitment::id).toList();
    }

    private static Set<String> carriedIds(PromiseContent successor) {
        return successor.commitments().stream()
                .map(Commitment::carriedOverFrom)
                .filter(from -> from != null)
                .map(CarriedOver::commitmentId)
                .collect(Collectors.toSet());
    }

    /** The comparable text of a commitment: a lower target under the same words is a change. */
    private static String comparable(Commitment commitment) {
        return CanonicalJson.of(new Commitment(
                null,
                commitment.title(),
                commitment.text(),
                commitment.responsibility(),
                commitment.targets().stream().map(Target::withoutId).toList(),
                commitment.places(),
                commitment.frequency(),
                commitment.focusAreaId(),
                null,
                null));
    }
}
