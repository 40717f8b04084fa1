package se.samverkan.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.opendata.ExportEvents.ADDRESS;
import static se.samverkan.gateway.opendata.ExportEvents.FIRST;
import static se.samverkan.gateway.opendata.ExportEvents.SECOND;
import static se.samverkan.gateway.opendata.ExportEvents.export;
import static se.samverkan.gateway.opendata.ExportEvents.progress;
import static se.samverkan.gateway.opendata.ExportEvents.promise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** The table of promises has a row for each commitment and activity, and no cell that a spreadsheet would compute. */
class ExportTableTest {
    private final Index index = IndexEvents.emptyIndex();

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

    private String table(CsvDialect dialect) throws IOException {
        var out = new ByteArrayOutputStream();
        export(index, "promises").table(out, dialect);
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
}
