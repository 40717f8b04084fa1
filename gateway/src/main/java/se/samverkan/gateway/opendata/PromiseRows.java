package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.http.CsvDialect;

/**
 * The rows of a promise in the export: one for each commitment and activity, with its outcome.
 *
 * @param progress the promise's progress, or null
 */
record PromiseRows(JsonNode promise, JsonNode progress) {
    /** New columns are added at the end; existing ones keep their position and meaning. */
    static final List<String> COLUMNS = List.of(
            "promiseId",
            "version",
            "publishedAt",
            "title",
            "theme",
            "municipalities",
            "municipalityNames",
            "counties",
            "policeRegions",
            "validFrom",
            "validTo",
            "itemKind",
            "itemId",
            "itemTitle",
            "text",
            "responsibilityMode",
            "frequency",
            "targets",
            "deliveryStatus",
            "outcome",
            "basis",
            "assessment",
            "followUpId",
            "url",
            "achieved",
            "parties",
            "districts");

    private static final String BETWEEN_VALUES = ";";

    List<List<String>> rows() {
        var ofPromise = ofPromise();
        return Stream.concat(rows("commitments", "COMMITMENT", ofPromise), rows("activities", "ACTIVITY", ofPromise))
                .toList();
    }

    private Stream<List<String>> rows(String items, String kind, List<String> ofPromise) {
        return promise.path(items).valueStream().map(item -> {
            var cells = new ArrayList<>(ofPromise);
            cells.addAll(ofItem(kind, item));
            return cells.stream().map(CsvDialect::text).toList();
        });
    }

    /** The first cells of every row of the promise. */
    private List<String> ofPromise() {
        var cells = new ArrayList<String>();
        add(cells, promise, "id", "version", "publishedAt", "title", "theme");
        cells.add(joined(promise.path("municipalities").valueStream().map(JsonNode::asText)));
        cells.add(municipalities(Municipality::name));
        cells.add(municipalities(Municipality::county));
        cells.add(municipalities(Municipality::policeRegion));
        add(cells, promise.path("validity"), "from", "to");
        return cells;
    }

    private List<String> ofItem(String kind, JsonNode item) {
        var assessed = assessed(kind, item.path("id").asText());
        var cells = new ArrayList<String>();
        cells.add(kind);
        add(cells, item, "id", "title", "text");
        add(cells, item.path("responsibility"), "mode");
        add(cells, item, "frequency");
        cells.add(joined(item.path("targets").valueStream().map(PromiseRows::target)));
        add(cells, item, "deliveryStatus");
        cells.add(assessed.path("outcome").asText(ProgressOutcome.NOT_ASSESSED.name()));
        add(cells, assessed, "basis", "text", "followUpId");
        add(cells, promise.path("_links").path("self"), "href");
        cells.add(joined(assessed.path("achieved").valueStream().map(PromiseRows::achieved)));
        cells.add(joined(promise.path("parties").valueStream().map(PromiseRows::party)));
        cells.add(districts());
        return cells;
    }

    private String districts() {
        return promise.has("districts")
                ? joined(promise.path("districts").valueStream().map(JsonNode::asText))
                : promise.path("district").asText(null);
    }

    /** The id of an organisation, or the name of a category. */
    private static String party(JsonNode party) {
        return party.path("id").asText(party.path("name").asText());
    }

    /** Such as {@code AT_LEAST 43 kontroller per YEAR 2022/2022}. */
    private static String achieved(JsonNode achieved) {
        var period = achieved.path("period");
        return Stream.of(
                        achieved.path("qualifier").asText(),
                        achieved.path("value").asText(),
                        achieved.path("unit").asText(),
                        achieved.has("per") ? "per " + achieved.path("per").asText() : "",
                        achieved.has("all") ? "all=" + achieved.path("all").asText() : "",
                        period.isMissingNode()
                                ? ""
                                : period.path("from").asText() + "/"
                                        + period.path("to").asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private JsonNode assessed(String kind, String id) {
        return progress == null
                ? MissingNode.getInstance()
                : progress.path("items")
                        .valueStream()
                        .filter(item -> item.path("kind").asText().equals(kind)
                                && item.path("itemId").asText().equals(id))
                        .findFirst()
                        .orElse(MissingNode.getInstance());
    }

    private static void add(List<String> cells, JsonNode of, String... members) {
        for (var member : members) {
            cells.add(of.path(member).asText(null));
        }
    }

    /** The target as published, otherwise its value and unit. */
    private static String target(JsonNode target) {
        return target.path("asPublished")
                .asText((target.path("value").asText() + " "
                                + target.path("unit").asText())
                        .strip());
    }

    private String municipalities(Function<Municipality, String> property) {
        return joined(promise.path("municipalities")
                .valueStream()
                .flatMap(code -> Municipalities.find(code.asText()).stream())
                .map(property)
                .distinct());
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(BETWEEN_VALUES));
    }
}
