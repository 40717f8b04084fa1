package se.samverkan.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.content.Target;

/**
 * The facts of a document that the index filters and counts by.
 *
 * @param outcomes the outcomes that a follow-up states
 * @param served the ids of the focus areas that the items of a promise or action plan serve
 * @param focusAreas the focus areas of an agreement
 * @param items the commitments and activities of a promise
 * @param figures the results that a follow-up states
 */
public record DocumentFacts(
        Set<Outcome> outcomes, Set<String> served, List<FocusArea> focusAreas, List<Item> items, List<Figure> figures) {

    /** The longest name that is indexed as a term; no real name is longer. */
    public static final int MAX_NAME_LENGTH = 1_000;

    /** A focus area, whose id and title may be null or too long for the index. */
    public record FocusArea(String id, String title) {
        public Stream<String> names() {
            return Stream.of(id, title).filter(name -> name != null && name.length() <= MAX_NAME_LENGTH);
        }
    }

    /** A commitment or activity with its targets. */
    public record Item(String id, boolean isCommitment, List<Target> targets) {}

    /** A figure of a follow-up for an item; the id of its target may be null. */
    public record Figure(String itemId, String targetId, String unit, Target.Per per, BigDecimal value) {
        /** Whether the figure belongs to a target: by the target's id, or without an id by the unit. */
        public boolean answers(Target target) {
            boolean isMeant = targetId != null
                    ? targetId.equals(target.id())
                    : target.unit() != null && target.unit().equals(unit);
            return isMeant && target.isCountedIn(unit, per);
        }
    }

    /** Throws a RuntimeException for an unknown outcome. */
    public static DocumentFacts of(JsonNode json) {
        var outcomes = EnumSet.noneOf(Outcome.class);
        json.path("assessments").findValuesAsText("outcome").forEach(name -> outcomes.add(Outcome.valueOf(name)));
        var served = new TreeSet<String>();
        Stream.of("commitments", "measures")
                .flatMap(items -> json.path(items).valueStream())
                .map(item -> item.path("focusAreaId").asText(null))
                .filter(id -> id != null)
                .forEach(served::add);
        var focusAreas = json.path("focusAreas")
                .valueStream()
                .map(area -> new FocusArea(
                        area.path("id").asText(null), area.path("title").asText(null)))
                .toList();
        var items = Stream.concat(
                        json.path("commitments").valueStream().map(item -> item(item, true)),
                        json.path("activities").valueStream().map(item -> item(item, false)))
                .toList();
        var figures = json.path("assessments")
                .valueStream()
                .flatMap(DocumentFacts::figures)
                .toList();
        return new DocumentFacts(outcomes, served, focusAreas, items, figures);
    }

    private static Item item(JsonNode item, boolean isCommitment) {
        var targets =
                item.path("targets").valueStream().map(DocumentFacts::target).toList();
        return new Item(item.path("id").asText(), isCommitment, targets);
    }

    private static Target target(JsonNode stated) {
        var comparator = constant(stated, "comparator", Target.Comparator.values());
        var value = stated.path("value").decimalValue();
        return new Target(text(stated, "id"), comparator, value, text(stated, "unit"), per(stated), null, null, null);
    }

    private static Stream<Figure> figures(JsonNode assessment) {
        var item = assessment.path("itemId").asText();
        return assessment
                .path("results")
                .valueStream()
                .filter(result -> result.path("value").isNumber())
                .map(result -> new Figure(
                        item,
                        result.has("targetId") ? result.path("targetId").asText() : null,
                        text(result, "unit"),
                        per(result),
                        result.path("value").decimalValue()));
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
