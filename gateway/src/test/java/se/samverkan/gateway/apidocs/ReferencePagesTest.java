package se.samverkan.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.web.Language;
import se.samverkan.web.reference.ApiReference;

/** The reference has the whole contract, in the language of its page. */
class ReferencePagesTest {
    private static final int LARGEST_FIRST_PAGE = 100 * 1024;
    private static final int LARGEST_PAGE = 60 * 1024;
    private static final Pattern CODE = Pattern.compile("<(pre|code)\\b[^>]*>.*?</\\1>", Pattern.DOTALL);
    private static final Pattern SWEDISH_TERM =
            Pattern.compile("<(\\w+)[^>]* lang=\"sv\"[^>]*>.*?</\\1>", Pattern.DOTALL);

    private static JsonNode contract;
    private static ApiPages pages;

    @BeforeAll
    static void read() throws IOException {
        contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        var documents = new DocumentRenderer(new ObjectMapper(), "https://api.example.se/samverkan/v1");
        pages = new ApiPages(new PageRenderer(documents, "/samverkan/v1"), documents, "api@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void every_operation_with_its_address_and_every_schema_has_a_section(String language) {
        var texts = texts(language);
        var operations = operations();

        assertThat(operations).hasSizeGreaterThan(70);
        assertThat(operations)
                .allSatisfy((id, path) -> assertThat(texts.values())
                        .anyMatch(html ->
                                html.contains("<h2 id=\"" + id + "\">") && html.contains("<code>" + path + "</code>")));
        assertThat(contract.at("/components/schemas").fieldNames())
                .toIterable()
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(texts.get(ApiReference.SCHEMAS)).contains("<h2 id=\"" + name + "\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void a_section_has_the_parameters_the_members_and_the_examples_of_its_operation(String language) {
        var section = section(texts(language).get("reference-promises"), "replacePromise");

        assertThat(section)
                .contains("<code>If-Match</code> <span class=\"required\">", "<code>Idempotency-Key</code></th>")
                .contains("<a href=\"reference-schemas.html#PromiseContent\">", "<code>commitments</code>")
                .contains("&quot;title&quot;: &quot;Medborgarlöfte för Arboga 2019 (exempel)&quot;")
                .contains("<b>200</b>", "reference.html#error-PreconditionFailed\">412</a>")
                .contains("try.html#replacePromise");
    }

    @Test
    void enumerations_of_parameters_have_their_labels_on_swedish_pages() {
        assertThat(section(texts("sv").get("reference-promises"), "listPromises"))
                .contains("<code>IN_FORCE</code> gällande");
        assertThat(section(texts("en").get("reference-promises"), "listPromises"))
                .contains("<code>IN_FORCE</code>")
                .doesNotContain("gällande");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void no_link_within_the_reference_is_broken(String language) {
        var texts = texts(language);
        var anchors = new HashSet<String>();
        texts.forEach((page, html) -> all(" id=\"([^\"]+)\"", html).forEach(id -> {
            assertThat(anchors.add(page + ".html#" + id))
                    .as(page + " has " + id + " once")
                    .isTrue();
        }));
        texts.forEach((page, html) -> assertThat(all(" href=\"([^\"/]*#[^\"]+|[a-z-]+\\.html)\"", html))
                .isNotEmpty()
                .allSatisfy(link -> {
                    var target = URI.create(page + ".html").resolve(link).toString();
                    if (target.startsWith("reference") && target.contains("#")) {
                        assertThat(anchors).contains(target);
                    } else if (!target.endsWith("#content")) {
                        assertThat(pages.find(language + "/" + target.replaceAll("#.*", "")))
                                .as(target)
                                .isNotNull();
                    }
                }));
    }

    @Test
    void an_english_page_has_swedish_only_in_code_and_in_marked_terms() {
        texts("en")
                .forEach((page, html) -> assertThat(SWEDISH_TERM
                                .matcher(CODE.matcher(html).replaceAll(""))
                                .replaceAll(""))
                        .as(page)
                        .doesNotContainPattern("[åäöÅÄÖ]"));
    }

    @Test
    void a_swedish_page_has_no_description_of_the_contract_in_english() throws IOException {
        var english = descriptions();
        var swedish = swedish();
        assertThat(swedish.keySet()).as("sentences with a Swedish text").isEqualTo(english);

        swedish.entrySet().removeIf(sentence -> sentence.getKey().equals(sentence.getValue()));
        texts("sv").forEach((page, html) -> {
            var prose = CODE.matcher(html).replaceAll("");
            assertThat(swedish.keySet())
                    .as(page)
                    .noneMatch(
                            sentence -> prose.contains(">" + sentence + ".") || prose.contains(" " + sentence + "."));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void the_first_page_and_every_other_one_are_quick_to_load(String language) {
        assertThat(pages.find(language + "/reference.html").gzip()).hasSizeLessThan(LARGEST_FIRST_PAGE);
        for (var page : names(language)) {
            assertThat(pages.find(language + "/" + page + ".html").gzip())
                    .as(page)
                    .hasSizeLessThan(LARGEST_PAGE);
        }
    }

    @Test
    void no_template_shows_what_is_not_there() {
        texts("sv")
                .forEach((page, html) -> assertThat(CODE.matcher(html).replaceAll(""))
                        .as(page)
                        .doesNotContain("NOT_FOUND", "NULL", "%s", "<p>.</p>", "  </td>")
                        .doesNotContainPattern("[^ .]\\.\\.[^.]"));
    }

    private static List<String> names(String language) {
        var english = language.equals("en");
        return new ApiReference(contract, english ? Language.ENGLISH : Language.SWEDISH).pages();
    }

    private static Map<String, String> texts(String language) {
        var texts = new TreeMap<String, String>();
        for (var page : names(language)) {
            texts.put(
                    page, new String(pages.find(language + "/" + page + ".html").bytes(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String section(String html, String operation) {
        var start = html.indexOf("<h2 id=\"" + operation + "\">");
        return html.substring(start, html.indexOf("</section>", start));
    }

    private static Map<String, String> operations() {
        var operations = new TreeMap<String, String>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation ->
                                operations.put(operation.path("operationId").asText(), path.getKey())));
        return operations;
    }

    /** The descriptions that the reference shows and the contract has in English only. */
    private static Set<String> descriptions() {
        var descriptions = new TreeSet<String>();
        for (var schema : contract.at("/components/schemas")) {
            add(schema, descriptions);
            schema.path("properties").forEach(member -> add(member, descriptions));
        }
        contract.at("/components/responses").forEach(response -> addResponse(response, descriptions));
        contract.at("/components/headers").forEach(header -> add(header, descriptions));
        for (var path : contract.path("paths")) {
            for (var operation : path) {
                add(operation.path("requestBody"), descriptions);
                operation.path("responses").forEach(response -> addResponse(response, descriptions));
            }
        }
        return descriptions;
    }

    private static void addResponse(JsonNode response, Set<String> descriptions) {
        add(response, descriptions);
        response.path("headers").forEach(header -> add(header, descriptions));
        response.path("content").forEach(content -> add(content.path("schema"), descriptions));
    }

    private static void add(JsonNode described, Set<String> descriptions) {
        if (described.has("description")) {
            descriptions.add(described.get("description").asText());
        }
    }

    private static Map<String, String> swedish() throws IOException {
        try (var in = ApiReference.class.getResourceAsStream("/texts/contract.txt")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .toList();
            var sentences = new TreeMap<String, String>();
            for (int i = 0; i < lines.size(); i += 2) {
                sentences.put(lines.get(i), lines.get(i + 1));
            }
            return sentences;
        }
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
