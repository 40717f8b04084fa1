package se.samverkan.gateway.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.table.FormulaText;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.http.CsvDialect;

/** Notices as CSV: one row for each; a semicolon separates several values in one cell. */
record NoticeTable(List<FoundNotice> notices, String publicAddress) {
    /** New columns are added at the end; existing ones keep their position and meaning. */
    private static final List<String> COLUMNS = List.of(
            "type",
            "text",
            "since",
            "kind",
            "documentId",
            "title",
            "municipalities",
            "municipalityNames",
            "counties",
            "policeRegions",
            "url");

    byte[] csv(CsvDialect dialect) {
        var text = new StringBuilder();
        try (var rows = dialect.table(text, COLUMNS)) {
            for (var found : notices) {
                rows.printRecord(cells(found));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<Object> cells(FoundNotice found) {
        var document = found.document();
        var cells = new ArrayList<Object>();
        cells.add(found.notice().type());
        cells.add(FormulaText.escape(found.notice().text()));
        cells.add(found.notice().since());
        cells.add(Kind.of(document.collection()));
        cells.add(document.id());
        cells.add(FormulaText.escape(document.title()));
        cells.add(String.join(";", document.municipalities()));
        cells.add(places(document, Municipality::name));
        cells.add(places(document, Municipality::county));
        cells.add(places(document, Municipality::policeRegion));
        cells.add(ListedNotice.address(document, publicAddress));
        return cells;
    }

    private static String places(PublicDocument document, Function<Municipality, String> name) {
        return document.municipalities().stream()
                .flatMap(code -> Municipalities.find(code).stream())
                .map(name)
                .distinct()
                .collect(Collectors.joining(";"));
    }
}
