package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.FormulaText;
import se.samverkan.domain.table.PromiseTable;

/**
 * The rows of a promise in the export: those of its table, with the outcome of each commitment and activity.
 *
 * @param progress the promise's progress, or null
 */
record PromiseRows(ObjectNode promise, JsonNode progress) {
    private static final DocumentTable TABLE = PromiseTable.table();
    static final List<String> COLUMNS =
            TABLE.columns().stream().map(Column::name).toList();

    private static final int ITEM_KIND = TABLE.indexOf("itemKind");
    private static final int ITEM_ID = TABLE.indexOf("itemId");

    List<List<String>> rows() {
        return TABLE.rows(promise).stream().map(this::withProgress).toList();
    }

    private List<String> withProgress(List<String> row) {
        var cells = new ArrayList<>(row);
        var assessed = assessed(cells.get(ITEM_KIND), cells.get(ITEM_ID));
        set(cells, "outcome", assessed.path("outcome").asText(ProgressOutcome.NOT_ASSESSED.name()));
        set(cells, "basis", assessed.path("basis").asText(null));
        set(cells, "assessment", assessed.path("text").asText(null));
        set(cells, "followUpId", assessed.path("followUpId").asText(null));
        set(
                cells,
                "achieved",
                assessed.path("achieved")
                        .valueStream()
                        .map(PromiseRows::achieved)
                        .collect(Collectors.joining(";")));
        return cells.stream().map(FormulaText::escape).toList();
    }

    private static void set(List<String> cells, String column, String cell) {
        cells.set(TABLE.indexOf(column), cell);
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
}
