package se.samverkan.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.kit.content.Outcome;
import se.samverkan.kit.content.Target;

/**
 * Counts one promise with what became of it.
 *
 * @param progress null while there is none
 * @param followUps the published follow-ups about it
 */
record PromiseCount(JsonNode promise, Progress progress, Map<UUID, ObjectNode> followUps) {

    Counts counts() {
        var counts = new Counts();
        counts.promise(!followUps.isEmpty());
        promise.path("commitments").forEach(item -> count(item, true, counts));
        promise.path("activities").forEach(item -> count(item, false, counts));
        return counts;
    }

    private void count(JsonNode item, boolean isCommitment, Counts counts) {
        var id = item.path("id").asText();
        var said = Optional.ofNullable(progress).stream()
                .flatMap(it -> it.items().stream())
                .filter(it -> it.id().equals(id) && it.isCommitment() == isCommitment)
                .findFirst();
        counts.item(isCommitment, said.map(Progress.Item::outcome).orElse(Outcome.NOT_ASSESSED));
        var followUp = said.map(Progress.Item::followUp).map(followUps::get);
        item.path("targets").forEach(stated -> {
            var target = target(stated);
            followUp.flatMap(it -> figure(it, id, target))
                    .ifPresentOrElse(
                            figure -> counts.assessableTarget(
                                    target.metBy(figure.path("value").decimalValue())),
                            counts::target);
        });
    }

    /** The result that answers the target: that which names it, or else is counted in its unit. */
    private static Optional<JsonNode> figure(ObjectNode followUp, String itemId, Target target) {
        return followUp.path("assessments")
                .valueStream()
                .filter(assessment -> assessment.path("itemId").asText().equals(itemId))
                .flatMap(assessment -> assessment.path("results").valueStream())
                .filter(result -> result.path("value").isNumber())
                .filter(result -> result.has("targetId")
                        ? result.path("targetId").asText().equals(target.id())
                        : target.unit() != null && target.unit().equals(text(result, "unit")))
                .filter(result -> target.isCountedIn(text(result, "unit"), per(result)))
                .findFirst();
    }

    private static Target target(JsonNode stated) {
        var comparator = constant(stated, "comparator", Target.Comparator.values());
        var value = stated.path("value").decimalValue();
        return new Target(text(stated, "id"), comparator, value, text(stated, "unit"), per(stated), null, null, null);
    }

    private static Target.Per per(JsonNode counted) {
        return constant(counted, "per", Target.Per.values());
    }

    private static <E extends Enum<E>> E constant(JsonNode of, String member, E[] constants) {
        return Stream.of(constants)
                .filter(constant -> constant.name().equals(text(of, member)))
                .findFirst()
                .orElse(null);
    }

    private static String text(JsonNode of, String member) {
        return of.path(member).textValue();
    }
}
