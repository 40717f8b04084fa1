package se.samverkan.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document and the English pages are in English; the Swedish texts are extensions and pages of their own. */
class ApiLanguageTest {
    private static final Pattern SWEDISH_LETTER = Pattern.compile("[åäöÅÄÖ]");
    private static final Set<String> PROSE = Set.of("description", "summary");
    private static final Set<String> DATA = Set.of("example", "examples", "x-enum-labels");
    /** The national REST API profile (DOK.06) asks for both languages here. */
    private static final String IN_BOTH_LANGUAGES = "/info/description";
    /** Code, and elements that state that their text is in Swedish. */
    private static final Pattern NOT_ENGLISH_PROSE =
            Pattern.compile("<(pre|code)\\b[^>]*>.*?</\\1>|<(\\w+)[^>]* lang=\"sv\"[^>]*>.*?</\\2>", Pattern.DOTALL);

    private static JsonNode contract;

    @BeforeAll
    static void read() throws IOException {
        contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    }

    @Test
    void descriptions_and_summaries_are_in_english() {
        var swedish = new TreeMap<String, String>();
        collectSwedishProse("", contract, swedish);

        assertThat(swedish).containsOnlyKeys(IN_BOTH_LANGUAGES);
    }

    @Test
    void every_operation_parameter_and_tag_has_a_swedish_description() {
        var missing = new ArrayList<String>();
        for (var operation : operations()) {
            var id = operation.path("operationId").asText();
            requireText(operation, "x-summary-sv", id, missing);
            requireText(operation, "x-description-sv", id, missing);
            for (var parameter : operation.path("parameters")) {
                if (!parameter.has("$ref")) {
                    requireText(parameter, "x-description-sv", id + " " + parameter.path("name"), missing);
                }
            }
        }
        contract.at("/components/parameters")
                .properties()
                .forEach(parameter ->
                        requireText(parameter.getValue(), "x-description-sv", parameter.getKey(), missing));
        contract.path("tags").forEach(tag -> requireText(tag, "x-description-sv", tag.toString(), missing));

        assertThat(operations()).hasSizeGreaterThan(70);
        assertThat(missing).isEmpty();
    }

    @Test
    void a_swedish_description_names_the_roles_of_its_operation() {
        assertThat(operations()).allSatisfy(operation -> {
            var roles = operation.path("security").findValues("bearer").stream()
                    .flatMap(names -> names.valueStream().map(JsonNode::asText))
                    .toList();
            var description = operation.path("x-description-sv").asText();

            if (roles.isEmpty()) {
                assertThat(description).doesNotContain("Roll:");
            } else {
                assertThat(description).endsWith(" Roll: " + String.join(" eller ", roles) + ".");
            }
        });
    }

    static Stream<Path> englishPages() throws IOException, URISyntaxException {
        try (var pages =
                Files.list(Path.of(ApiPages.class.getResource("docs/en").toURI()))) {
            return pages.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("englishPages")
    void an_english_page_has_swedish_only_in_code_and_in_marked_terms(Path page) throws IOException {
        assertThat(NOT_ENGLISH_PROSE.matcher(Files.readString(page)).replaceAll(""))
                .doesNotContainPattern(SWEDISH_LETTER);
    }

    private static List<JsonNode> operations() {
        return contract.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.has("operationId"))
                .toList();
    }

    private static void requireText(JsonNode node, String member, String place, List<String> missing) {
        if (node.path(member).asText().isBlank()) {
            missing.add(place + ": " + member);
        }
    }

    private static void collectSwedishProse(String pointer, JsonNode node, Map<String, String> found) {
        node.properties().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            if (DATA.contains(name)) {
                return;
            }
            if (PROSE.contains(name)
                    && value.isTextual()
                    && SWEDISH_LETTER.matcher(value.asText()).find()) {
                found.put(pointer + "/" + name, value.asText());
            }
            collectSwedishProse(pointer + "/" + name, value, found);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectSwedishProse(pointer + "/" + i, node.get(i), found);
            }
        }
    }
}
