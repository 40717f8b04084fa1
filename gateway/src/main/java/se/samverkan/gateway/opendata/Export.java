package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.index.CollectionSnapshot;

/** Writes the public documents of a collection as open data, one at a time. */
record Export(CollectionSnapshot set, DocumentRenderer renderer) {
    static final String JSON_LINES = "application/jsonl";

    /** Incremented when a release changes the format, so that clients with a tag of the old format download again. */
    private static final int FORM = 3;

    /** The body of an export without its content, for its tag. */
    static ResponseBody tagged(String tagOfSet) {
        return ResponseBody.tagged(tagOfSet + "-" + FORM);
    }

    ResponseBody tagged() {
        return tagged(set.tag());
    }

    /** Writes one line for each document, a promise with its progress. */
    void jsonLines(OutputStream out) throws IOException {
        for (var item : set.items()) {
            var document = document(item);
            if (item.progress() != null) {
                document.set("progress", renderer.json(item.progress()));
            }
            out.write(renderer.bytes(document));
            out.write('\n');
        }
    }

    /** Writes one row for each commitment and activity of a promise. */
    void table(OutputStream out, CsvDialect dialect) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var rows = dialect.table(text, PromiseRows.COLUMNS);
        for (var item : set.items()) {
            var progress = item.progress() == null ? null : renderer.json(item.progress());
            rows.printRecords(new PromiseRows(document(item), progress).rows());
        }
        // The caller closes the stream.
        text.flush();
    }

    private ObjectNode document(CollectionSnapshot.Item item) {
        return PersonalDataFilter.of(renderer.json(item.document()));
    }
}
