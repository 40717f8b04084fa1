package se.samverkan.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;

/** An export contains a collection at one moment, and its tag changes with the collection. */
class ExportTest {
    private static final String ADDRESS = "https://samverkan.example/samverkan/v1";
    private static final UUID FIRST = UUID.fromString("019cada1-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("019cada2-0000-7000-8000-000000000001");

    private final Index index = IndexEvents.emptyIndex();

    @Test
    void each_promise_is_a_line_with_its_progress_in_the_order_of_ids() throws IOException {
        commit(index, promise(2, SECOND, "andra\nlöftet"), promise(1, FIRST, "första"));
        commit(index, progress(1, SECOND, "FULFILLED"), published("agreements", 1, example("agreement.published.v1")));

        var lines = lines("promises");

        assertThat(lines).extracting(line -> line.path("title").asText()).containsExactly("första", "andra\nlöftet");
        assertThat(lines).extracting(line -> line.has("progress")).containsExactly(false, true);
        assertThat(lines.getLast().at("/progress/items/0/outcome").asText()).isEqualTo("FULFILLED");
        assertThat(lines.getLast().at("/_links/self/href").asText()).isEqualTo(ADDRESS + "/promises/" + SECOND);
        assertThat(lines("agreements")).hasSize(1);
        assertThat(lines("follow-ups")).isEmpty();
    }

    @Test
    void a_line_is_the_document_without_people_and_the_status_of_the_day() throws IOException {
        var all = example("promise.published.v1.every-member");
        commit(index, published("promises", 1, all));

        var line = (ObjectNode) lines("promises").getFirst();

        assertThat(line.remove("_links")).isNotNull();
        assertThat(line).isEqualTo(PersonalDataFilter.of(all));
    }

    @Test
    void a_commitment_or_activity_is_a_row_with_its_outcome() throws IOException {
        commit(index, published("promises", 1, example("promise.published.v1.every-member")));
        var id = example("promise.published.v1.every-member").path("id").asText();
        commit(index, progress(1, UUID.fromString(id), "PARTLY_FULFILLED"));

        var rows = rows(CsvDialect.rfc4180);

        assertThat(rows).extracting(row -> row.get("itemKind")).containsExactly("COMMITMENT", "ACTIVITY");
        assertThat(rows.getFirst().toMap())
                .containsEntry("promiseId", id)
                .containsEntry("version", "3")
                .containsEntry("publishedAt", "2026-03-04T13:40:02.5Z")
                .containsEntry("title", "Exempel: Medborgarlöfte 2020")
                .containsEntry("theme", "Ökad trygghet och synlighet")
                .containsEntry("municipalities", "0486")
                .containsEntry("municipalityNames", "Strängnäs")
                .containsEntry("counties", "Södermanlands län")
                .containsEntry("policeRegions", "Öst")
                .containsEntry("validFrom", "2020")
                .containsEntry("validTo", "2020")
                .containsEntry("itemId", "c1")
                .containsEntry("itemTitle", "Närvaro")
                .containsEntry("text", "Vi finns på plats där invånarna känner sig otrygga.")
                .containsEntry("responsibilityMode", "LEAD_WITH_PARTNER")
                .containsEntry("frequency", "AS_NEEDED")
                .containsEntry("targets", "samtliga elever;minst fyra om året")
                .containsEntry("deliveryStatus", "")
                .containsEntry("outcome", "PARTLY_FULFILLED")
                .containsEntry("basis", "NARRATIVE")
                .containsEntry("assessment", "Gick så där.")
                .containsEntry("followUpId", SECOND.toString())
                .containsEntry("url", ADDRESS + "/promises/" + id)
                .containsEntry("achieved", "")
                .containsEntry("parties", "municipality:0486;police:polismyndigheten;Näringslivet")
                .containsEntry("districts", "Mariefred;Åkers styckebruk")
                .containsEntry("externalId", "")
                .containsEntry(
                        "summary",
                        example("promise.published.v1.every-member")
                                .path("summary")
                                .asText())
                .containsEntry(
                        "agreementId",
                        example("promise.published.v1.every-member")
                                .path("agreementId")
                                .asText())
                .containsEntry(
                        "sourcePublisher",
                        example("promise.published.v1.every-member")
                                .at("/sources/0/publisher")
                                .asText())
                .containsEntry(
                        "sourceTitle",
                        example("promise.published.v1.every-member")
                                .at("/sources/0/title")
                                .asText())
                .containsEntry(
                        "sourceUrl",
                        example("promise.published.v1.every-member")
                                .at("/sources/0/url")
                                .asText());
        assertThat(rows.getLast().toMap())
                .containsEntry("itemId", "a1")
                .containsEntry("deliveryStatus", "IN_PROGRESS")
                .containsEntry("outcome", "NOT_ASSESSED")
                .containsEntry("assessment", "");
    }

    @Test
    void a_figure_in_the_progress_is_written_with_its_qualifier_unit_per_and_period() throws IOException {
        var promise = document(FIRST, "löfte", "2019", "2019", "0486").put("district", "Centrum");
        promise.putArray("commitments").addObject().put("id", "c1");
        commit(
                index,
                published("promises", 1, promise),
                IndexEvents.event("progress", "updated", 1, FIRST.toString(), """
                        {"promiseId":"%s","items":[{"itemId":"c1","kind":"COMMITMENT","outcome":"NOT_ASSESSED","achieved":[
                          {"value":43,"qualifier":"AT_LEAST","unit":"kontroller","per":"YEAR",
                           "period":{"from":"2019","to":"2019"}},
                          {"value":2.5},{"unit":"elever","all":false}]}]}""".formatted(FIRST)));

        var row = rows(CsvDialect.rfc4180).getFirst();

        assertThat(row.get("achieved")).isEqualTo("AT_LEAST 43 kontroller per YEAR 2019/2019;2.5;elever all=false");
        assertThat(row.get("districts")).isEqualTo("Centrum");
    }

    @Test
    void a_cell_holds_several_values_and_a_target_without_text_is_its_figure() throws IOException {
        var promise = document(FIRST, "löfte", "2019", "..", "0486", "0114", "0180");
        var targets =
                promise.putArray("commitments").addObject().put("id", "c1").putArray("targets");
        targets.addObject().put("value", 4).put("unit", "vandringar");
        targets.addObject().put("value", 2).put("asPublished", "två, \"minst\"");
        commit(index, published("promises", 1, promise));

        var row = rows(CsvDialect.rfc4180).getFirst().toMap();

        assertThat(row)
                .containsEntry("municipalities", "0486;0114;0180")
                .containsEntry("municipalityNames", "Strängnäs;Upplands Väsby;Stockholm")
                .containsEntry("counties", "Södermanlands län;Stockholms län")
                .containsEntry("validTo", "..")
                .containsEntry("targets", "4 vandringar;två, \"minst\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx"})
    void no_cell_is_a_formula(String text) throws IOException {
        commit(index, promise(1, FIRST, text));

        assertThat(rows(CsvDialect.rfc4180).getFirst().toMap())
                .containsEntry("title", "'" + text)
                .containsEntry("text", "'" + text);
    }

    @Test
    void an_empty_table_has_its_columns_and_for_excel_a_mark_and_semicolons() throws IOException {
        assertThat(table(CsvDialect.rfc4180)).isEqualTo(String.join(",", PromiseRows.COLUMNS) + "\r\n");

        commit(index, promise(1, FIRST, "löfte"));
        assertThat(table(CsvDialect.excel))
                .startsWith("\uFEFFpromiseId;version;")
                .contains("\r\n" + FIRST + ";1;");
        assertThat(rows(CsvDialect.excel)).hasSize(1);
    }

    @Test
    void the_tag_changes_with_every_change_and_is_equal_for_equal_sets() {
        var seen = new HashSet<String>();
        var empty = index.tag("promises");
        assertThat(seen.add(empty)).isTrue();
        for (var change : List.of(
                promise(1, FIRST, "ett"),
                promise(1, SECOND, "två"),
                promise(2, FIRST, "tre"),
                progress(1, FIRST, "FULFILLED"),
                progress(2, FIRST, "NOT_FULFILLED"),
                withdrawn("promises", 3, FIRST, "fel"))) {
            commit(index, change);
            assertThat(seen.add(index.tag("promises"))).as(change.data()).isTrue();
            assertThat(index.snapshot("promises").tag()).isEqualTo(index.tag("promises"));
        }

        var onlySecond = IndexEvents.emptyIndex();
        commit(onlySecond, promise(1, SECOND, "två"));
        assertThat(index.tag("promises")).isEqualTo(onlySecond.tag("promises"));
        commit(index, withdrawn("promises", 2, SECOND, "fel"));
        assertThat(index.tag("promises")).isEqualTo(empty);
    }

    @Test
    void the_tag_is_independent_of_other_collections_and_of_the_order_of_events() {
        var events = List.of(promise(1, FIRST, "ett"), progress(1, FIRST, "FULFILLED"), promise(1, SECOND, "två"));
        events.forEach(event -> commit(index, event));
        var tag = index.tag("promises");

        var another = IndexEvents.emptyIndex();
        events.reversed().forEach(event -> commit(another, event));
        commit(another, published("agreements", 1, example("agreement.published.v1")));
        commit(another, progress(1, UUID.randomUUID(), "FULFILLED"));

        assertThat(another.tag("promises")).isEqualTo(tag);
        assertThat(another.tag("agreements")).isNotEqualTo(index.tag("agreements"));
    }

    private static CloudEvent promise(long sequence, UUID id, String title) {
        var promise = document(id, title, "2019", "2019", "0486");
        promise.putArray("commitments").addObject().put("id", "c1").put("text", title);
        return published("promises", sequence, promise);
    }

    private static CloudEvent progress(long sequence, UUID promise, String outcome) {
        var progress = IndexEvents.JSON.createObjectNode().put("promiseId", promise.toString());
        var items = progress.putArray("items");
        items.addObject()
                .put("itemId", "c1")
                .put("kind", "COMMITMENT")
                .put("outcome", outcome)
                .put("basis", "NARRATIVE")
                .put("text", "Gick så där.")
                .put("followUpId", SECOND.toString());
        // Another item of the same name.
        items.addObject().put("itemId", "c1").put("kind", "ACTIVITY").put("outcome", "NOT_ASSESSABLE");
        return event("progress", "updated", sequence, promise.toString(), progress.toString());
    }

    private List<JsonNode> lines(String collection) throws IOException {
        var out = new ByteArrayOutputStream();
        export(collection).jsonLines(out);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        var lines = new ArrayList<JsonNode>();
        for (var line : text.lines().toList()) {
            lines.add(IndexEvents.JSON.readTree(line));
        }
        return lines;
    }

    private String table(CsvDialect dialect) throws IOException {
        var out = new ByteArrayOutputStream();
        export("promises").table(out, dialect);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<CSVRecord> rows(CsvDialect dialect) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect == CsvDialect.excel ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new StringReader(table(dialect)))) {
            return rows.getRecords();
        }
    }

    private Export export(String collection) {
        return new Export(index.snapshot(collection), new DocumentRenderer(IndexEvents.JSON, ADDRESS));
    }
}
