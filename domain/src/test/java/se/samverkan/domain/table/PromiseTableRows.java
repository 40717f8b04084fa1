package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A promise for the tests of the table, and its rows as a file has them. */
final class PromiseTableRows {
    static final ObjectMapper JSON = new ObjectMapper();
    static final DocumentTable TABLE = PromiseTable.table();

    private PromiseTableRows() {}

    static ObjectNode promise() {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"title":"Löfte","theme":"Trygghet","summary":"Kort.","municipalities":["0486"],
                     "parties":[{"id":"municipality:0486","name":"Strängnäs kommun","role":"LEAD"}],
                     "validity":{"from":"2020","to":".."},
                     "commitments":[{"id":"c1","title":"Närvaro","text":"Vi är på plats.","frequency":"REGULAR",
                       "places":[{"name":"Torget"}]}],
                     "activities":[{"id":"a1","text":"Vandringar","targets":[
                       {"id":"t1","value":4,"unit":"vandringar","comparator":"AT_LEAST","asPublished":"minst fyra; om året"},
                       {"id":"t2","value":2,"unit":"möten"}]}]}""");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<TableRow> rows(ObjectNode promise) {
        var rows = new ArrayList<TableRow>();
        for (var cells : TABLE.rows(promise)) {
            var byName = new HashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                var cell = FormulaText.escape(cells.get(i));
                byName.put(TABLE.columns().get(i).name(), cell == null ? "" : cell);
            }
            rows.add(new TableRow(rows.size() + 2, byName));
        }
        return rows;
    }

    static TableRow with(TableRow row, String column, String cell) {
        var cells = new HashMap<>(row.cells());
        cells.put(column, cell);
        return new TableRow(row.number(), cells);
    }

    static TableRow without(TableRow row, String column) {
        var cells = new HashMap<>(row.cells());
        cells.remove(column);
        return new TableRow(row.number(), cells);
    }
}
