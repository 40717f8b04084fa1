package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.web.diff.Difference;

/** Every text of a document may hold markup of a stranger: it is shown as text, wherever it stands. */
class MarkupTest {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'\"`{{7*7}}{t.skip}",
            "</title><svg onload=alert(1)>",
            "</script><b>",
            "&lt;b&gt;");
    private static final List<String> TEMPLATES = List.of(
            "municipality.html",
            "document.html",
            "history.html",
            "documents.html",
            "search.html",
            "problem.html",
            "embed/overview.html",
            "embed/promises.html",
            "embed/progress.html");

    static Stream<Arguments> places() {
        return TEMPLATES.stream()
                .flatMap(template -> PAYLOADS.stream().map(payload -> Arguments.of(template, payload)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void markup_is_shown_as_text(String template, String payload) {
        for (var language : Language.values()) {
            assertThat(TemplatesTest.page(template, language, data(payload)))
                    .doesNotContain("<script>alert", "<img", "<svg onload", "<b>")
                    .contains(payload.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\"", "&quot;")
                            .replace("'", "&#39;"));
        }
    }

    static List<String> payloads() {
        return PAYLOADS;
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void markup_cannot_end_the_description_for_search_engines(String payload) {
        var document =
                JsonNodeFactory.instance.objectNode().put("title", payload).put("summary", payload);

        assertThat(StructuredData.document("promises", document, "https://samverkan.example/")
                        .toString())
                .doesNotContain("<script", "</", "<img", "<svg", "<b>");
    }

    /** What all templates need, with the payload in place of each text that a person writes. */
    private static Map<String, Object> data(String payload) {
        var overview = TemplatesTest.read("strangnas.json");
        var before = overview.deepCopy();
        replaceTexts(overview, payload);
        var promise = (ObjectNode) overview.path("promises").path(0);
        var version = JsonNodeFactory.instance
                .objectNode()
                .put("number", 2)
                .put("organisation", "municipality:0486")
                .put("basis", "APPROVED")
                .put("changeNote", payload)
                .put("publishedAt", "2026-01-01T00:00:00Z");
        var data = new HashMap<String, Object>();
        data.put("overview", overview);
        data.put("promises", overview.path("promises"));
        data.put("p", promise);
        data.put("document", promise);
        var list = JsonNodeFactory.instance.objectNode();
        list.putObject("_meta").put("totalRecords", 1);
        data.put("documents", list.set("items", overview.path("promises")));
        data.put("collection", "promises");
        data.put("differences", Difference.between(before.path("promises").path(0), promise));
        data.put("later", version);
        data.put("versions", JsonNodeFactory.instance.arrayNode().add(version));
        data.put("chain", List.of());
        data.put("compared", true);
        Stream.of("from", "chosenFrom").forEach(name -> data.put(name, BigDecimal.ONE));
        Stream.of("to", "chosenTo").forEach(name -> data.put(name, BigDecimal.TWO));
        var hits = TemplatesTest.read("search.json");
        replaceTexts(hits, payload);
        data.put("result", hits);
        data.put("q", payload);
        data.put(
                "withdrawn",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("withdrawnBy", "municipality:0486")
                        .put("explanation", payload));
        data.put("kind", "Medborgarlöfte");
        Stream.of("isPast", "isEmpty", "isFrame").forEach(name -> data.put(name, false));
        Stream.of("followUps", "related", "chosen", "facets", "violations").forEach(name -> data.put(name, List.of()));
        Stream.of("subject", "next", "prev", "explanation", "year").forEach(name -> data.put(name, null));
        data.put("kept", Map.of("kind", payload));
        data.put("h", 2);
        return data;
    }

    /** Replaces the texts that a person writes. */
    private static void replaceTexts(JsonNode node, String text) {
        if (node instanceof ObjectNode object) {
            for (var member :
                    List.of("title", "text", "summary", "name", "unit", "conclusion", "roleTitle", "publisher")) {
                if (object.path(member).isTextual()) {
                    object.set(member, TextNode.valueOf(text));
                }
            }
        }
        node.forEach(child -> replaceTexts(child, text));
    }
}
