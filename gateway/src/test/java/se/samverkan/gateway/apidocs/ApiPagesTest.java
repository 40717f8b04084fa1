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
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.pages.PageRenderer;

class ApiPagesTest {
    private static final String SITE = "https://api.example.se";
    private static final String ROOT = "/samverkan/v1";
    private final ApiPages pages = pages("api@example.org");

    static Stream<String> everyPage() throws IOException, URISyntaxException {
        return Stream.concat(pagesIn("sv"), pagesIn("en"));
    }

    @Test
    void bothLanguagesHaveTheSamePages() throws IOException, URISyntaxException {
        assertThat(pagesIn("sv").map(page -> page.substring(3)))
                .contains("index.html", "web.html", "try.html")
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
        assertThat(all(page, "<html lang=\"(..)\"")).containsExactly(page.substring(0, 2));
        assertThat(all(page, "<title>(.+) – Samverkan</title>")).isEqualTo(all(page, "<h1>(.+)</h1>"));
        if (!page.endsWith("/accessibility.html")) {
            assertThat(all(page, "href=\"([^\"]+)\" aria-current=\"page\"")).containsExactly(page.substring(3));
        }
        assertThat(all(page, "hreflang=\"..\">([^<]+)</a>"))
                .containsExactly(page.startsWith("sv/") ? "English" : "Svenska");
        assertThat(text(page)).doesNotContain("{address}", "{contact", "{title}", "{page}", "{content}");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void aPageHasTheHeaderOfTheSiteAndWhatItLinksToAndLoadsIsThere(String page) {
        var links = all(page, " (?:href|src)=\"([^\"]+)\"");
        assertThat(links).contains("/samverkan/v1/docs/" + page.substring(0, 2) + "/accessibility.html");
        assertThat(links)
                .contains(page.startsWith("sv/") ? "/kommuner" : "/en/municipalities")
                .anyMatch(link -> link.matches("/assets/[0-9a-f]+/docs[.]css"));
        assertThat(links.stream().filter(link -> !link.contains("/"))).allSatisfy(link -> {
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
                .allSatisfy(address -> assertThat(address).startsWith(SITE));
        assertThat(text(page)).doesNotContain(" style=\"", "<style", " onclick=", "<script>");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void whatNamesOrDescribesAnElementIsThere(String page) {
        var named = all(page, " (?:for|aria-labelledby|aria-describedby)=\"([^\"]+)\"").stream()
                .flatMap(ids -> Stream.of(ids.split(" ", -1)))
                .toList();
        assertThat(all(page, " id=\"([^\"]+)\"")).doesNotHaveDuplicates().containsAll(named);
        var fields = all(page, "<(?:input|select|textarea) id=\"([^\"]+)\"");
        assertThat(all(page, "<label for=\"([^\"]+)\">")).isEqualTo(fields);
    }

    @Test
    void theScriptFetchesNothingFromElsewhere() {
        assertThat(text("try.js")).isNotBlank().doesNotContain("cdn.").doesNotContainPattern("[\"'`]https?:");
    }

    @Test
    void whatIsNotThereIsNoPage() {
        assertThat(pages.find("sv/frame.html")).isNull();
        assertThat(pages.find("sv/nothing.html")).isNull();
        assertThat(pages.find("sv/reference-nothing.html")).isNull();
    }

    @Test
    void theStatementOnAccessibilitySaysWhomToTell() {
        assertThat(text(pages("api@example.se"), "sv/accessibility.html")).contains("E-post: api@example.se. Säg");
    }

    private static ApiPages pages(String contact) {
        var documents = new DocumentRenderer(new ObjectMapper(), SITE + ROOT);
        return new ApiPages(new PageRenderer(documents, ROOT), documents, contact);
    }

    private static Stream<String> pagesIn(String language) throws IOException, URISyntaxException {
        var directory = Path.of(ApiPages.class.getResource("docs/" + language).toURI());
        try (var files = Files.list(directory)) {
            return files.map(file -> language + "/" + file.getFileName()).toList().stream();
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
