package se.samverkan.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.document.DocumentRenderer;

class ApiPagesTest {
    private static final String ADDRESS = "https://api.example.se/samverkan/v1";
    private final ApiPages pages = pages("api@example.org");

    static Stream<String> everyPage() throws IOException, URISyntaxException {
        return Stream.concat(pagesIn("sv"), pagesIn("en"));
    }

    @Test
    void bothLanguagesHaveTheSamePages() throws IOException, URISyntaxException {
        assertThat(pagesIn("sv").map(page -> page.substring(3)))
                .contains("index.html", "reference.html", "try.html")
                .containsExactlyInAnyOrderElementsOf(
                        pagesIn("en").map(page -> page.substring(3)).toList());
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void bothLanguagesHaveTheSameSectionsAndTheSameCode(String page) {
        var other = (page.startsWith("sv/") ? "en/" : "sv/") + page.substring(3);

        assertThat(all(page, " id=\"([^\"]+)\"")).isEqualTo(all(other, " id=\"([^\"]+)\""));
        assertThat(all(page, "<pre(?s:(.+?))</pre>")).isEqualTo(all(other, "<pre(?s:(.+?))</pre>"));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void aPageSaysItsLanguageItsTitleAndWhereInTheMenuItIs(String page) {
        assertThat(all(page, "<html lang=\"(..)\">")).containsExactly(page.substring(0, 2));
        assertThat(all(page, "<title>(.+) – Samverkan API</title>")).isEqualTo(all(page, "<h1>(.+)</h1>"));
        assertThat(all(page, "href=\"([^\"]+)\" aria-current=\"page\"")).containsExactly(page.substring(3));
        assertThat(text(page)).doesNotContain("{address}", "{contact", "{title}", "{page}", "{content}");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void whatAPageLinksToAndLoadsIsThere(String page) {
        // The contract and what is said of the API lie beside the pages.
        var links = all(page, " (?:href|src)=\"((?!data:|[.][.]/[.][.]/)[^\"]+)\"");
        assertThat(links).contains("../style.css");
        assertThat(links).allSatisfy(link -> {
            var target = URI.create(page).resolve(link);
            var file = target.getPath().isEmpty() ? page : target.getPath();
            assertThat(pages.find(file)).as(file).isNotNull();
            if (target.getFragment() != null) {
                assertThat(all(file, " id=\"([^\"]+)\"")).contains(target.getFragment());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void aPageNamesNoOtherHostAndHoldsNoScriptOrStyle(String page) {
        assertThat(all(page, "((?:https?:)?//[a-z0-9.-]+\\.[a-z]+[^\"'\\s<]*)"))
                .allSatisfy(address -> assertThat(address).startsWith(ADDRESS));
        assertThat(text(page)).doesNotContain(" style=\"", "<style", " onclick=", "<script>");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void whatNamesOrDescribesAnElementIsThere(String page) {
        var named = all(page, " (?:for|aria-labelledby|aria-describedby)=\"([^\"]+)\"");
        assertThat(all(page, " id=\"([^\"]+)\"")).doesNotHaveDuplicates().containsAll(named);
        var fields = all(page, "<(?:input|select|textarea) id=\"([^\"]+)\"");
        assertThat(all(page, "<label for=\"([^\"]+)\">")).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {ApiPages.REDOC, "reference.js", "try.js", "style.css"})
    void whatPagesLoadFetchesNothingFromElsewhere(String file) {
        assertThat(text(file))
                .isNotBlank()
                .doesNotContain("cdn.")
                .doesNotContainPattern("src:\\s*[\"']https?:|url\\([\"']?https?:|@import");
    }

    @Test
    void theFrameIsNoPageAndNeitherIsWhatIsNotThere() {
        assertThat(pages.find("sv/frame.html")).isNull();
        assertThat(pages.find("sv/nothing.html")).isNull();
    }

    @Test
    void theStatementOnAccessibilitySaysWhomToTell() {
        assertThat(text(pages("api@example.se"), "sv/accessibility.html")).contains("E-post: api@example.se. Säg");
    }

    private static ApiPages pages(String contact) {
        return new ApiPages(new DocumentRenderer(new ObjectMapper(), ADDRESS), contact);
    }

    private static Stream<String> pagesIn(String language) throws IOException, URISyntaxException {
        var directory = Path.of(ApiPages.class.getResource("docs/" + language).toURI());
        try (var files = Files.list(directory)) {
            return files
                    .map(file -> language + "/" + file.getFileName())
                    .filter(file -> !file.endsWith("/frame.html"))
                    .toList()
                    .stream();
        }
    }

    private List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String text(String file) {
        return text(pages, file);
    }

    private static String text(ApiPages pages, String file) {
        return new String(pages.find(file).bytes(), StandardCharsets.UTF_8);
    }
}
