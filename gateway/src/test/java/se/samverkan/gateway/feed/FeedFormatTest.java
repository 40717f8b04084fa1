package se.samverkan.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.feed.FeedEvents.ADDRESS;
import static se.samverkan.gateway.feed.FeedEvents.TIME;
import static se.samverkan.gateway.feed.FeedEvents.document;
import static se.samverkan.gateway.feed.FeedEvents.id;
import static se.samverkan.gateway.feed.FeedEvents.published;
import static se.samverkan.gateway.feed.FeedEvents.withdrawn;
import static se.samverkan.gateway.index.IndexEvents.JSON;
import static se.samverkan.gateway.index.IndexEvents.commit;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** Other programs can read the feeds: the rules of RFC 4287 and of JSON Feed 1.1 hold. */
class FeedFormatTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String MARKUP = "<b>Löfte & \"mål\"</b> ]]> <script>alert(1)</script>";

    private final Index index = IndexEvents.emptyIndex();

    @BeforeEach
    void publish() {
        commit(
                index,
                published("promises", 1, document(id(1), MARKUP + "\u0001\uD83D\uDE00\uD800", "0486"), TIME),
                published(
                        "agreements",
                        2,
                        document(id(2), "Avtal", "0486").put("version", 2).put("changeNote", "Rad ett\r\nRad <två>"),
                        TIME.plusSeconds(1)),
                withdrawn("follow-ups", 3, id(3), "Siffrorna var fel.", "0486"));
    }

    private AreaFeed feed() {
        return FeedEvents.feeds(index).of(FeedArea.municipality("0486"));
    }

    private Element xml() throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(new AtomFeed(feed()).bytes()))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                assertThat(element.getNamespaceURI()).isEqualTo(ATOM);
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element parent, String name) {
        assertThat(children(parent, name)).as(name).hasSize(1);
        return children(parent, name).getFirst().getTextContent();
    }

    private static void isAtomDocument(Element feedOrEntry) {
        assertThat(URI.create(text(feedOrEntry, "id"))).hasScheme("https");
        assertThat(text(feedOrEntry, "title")).isNotBlank();
        OffsetDateTime.parse(text(feedOrEntry, "updated"));
        assertThat(children(feedOrEntry, "published")).hasSizeLessThan(2);
        assertThat(children(feedOrEntry, "link"))
                .allSatisfy(link ->
                        assertThat(URI.create(link.getAttribute("href"))).hasScheme("https"));
        assertThat(children(feedOrEntry, "link"))
                .extracting(link -> link.getAttribute("rel") + link.getAttribute("type"))
                .doesNotHaveDuplicates();
        assertThat(children(feedOrEntry, "author"))
                .allSatisfy(author -> assertThat(text(author, "name")).isNotBlank());
        assertThat(children(feedOrEntry, "category"))
                .allSatisfy(
                        category -> assertThat(category.getAttribute("term")).isNotBlank());
    }

    /** Section 4: what a feed and an entry must have, and how often. */
    @Test
    void the_atom_feed_keeps_the_rules_of_rfc_4287() throws Exception {
        var xml = xml();

        assertThat(xml.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(xml.getLocalName()).isEqualTo("feed");
        assertThat(xml.getAttribute("xml:lang")).isEqualTo("sv");
        isAtomDocument(xml);
        assertThat(children(xml, "author")).isNotEmpty();
        assertThat(children(xml, "link"))
                .anyMatch(link -> link.getAttribute("rel").equals("self")
                        && link.getAttribute("href").equals(ADDRESS + "/municipalities/0486/feed.atom"));
        var entries = children(xml, "entry");
        assertThat(entries).hasSize(3).allSatisfy(entry -> {
            isAtomDocument(entry);
            assertThat(children(entry, "summary")).hasSizeLessThan(2);
            assertThat(text(entry, "content")).isNotBlank();
            assertThat(children(entry, "content").getFirst().getAttribute("type"))
                    .isEqualTo("text");
        });
        assertThat(entries).extracting(entry -> text(entry, "id")).doesNotHaveDuplicates();
        assertThat(text(xml, "updated")).isEqualTo(text(entries.getFirst(), "updated"));
    }

    @Test
    void text_is_text_and_never_markup() throws Exception {
        var title = text(children(xml(), "entry").getLast(), "title");

        assertThat(title).isEqualTo("Nytt medborgarlöfte: " + MARKUP + "\uFFFD\uD83D\uDE00\uFFFD");
        assertThat(children(xml(), "entry").get(1).getTextContent()).contains("Rad ett\nRad <två>");
        assertThat(new String(new AtomFeed(feed()).bytes(), StandardCharsets.UTF_8))
                .doesNotContain("<b>", "<script>", "<två>");
    }

    @Test
    void rome_reads_the_atom_feed() throws Exception {
        var bytes = new ByteArrayInputStream(new AtomFeed(feed()).bytes());
        var read = (Feed) new WireFeedInput().build(new InputStreamReader(bytes, StandardCharsets.UTF_8));

        assertThat(read.getTitle()).isEqualTo("Samverkan i Strängnäs");
        assertThat(read.getEntries())
                .extracting(Entry::getTitle)
                .containsExactly(
                        "Återkallad uppföljning: Strängnäs",
                        "Ny version: Avtal",
                        "Nytt medborgarlöfte: " + MARKUP + "\uFFFD\uD83D\uDE00\uFFFD");
        var version = read.getEntries().get(1);
        assertThat(version.getSummary().getValue()).isEqualTo("Rad ett\nRad <två>");
        assertThat(version.getUpdated().toInstant()).isEqualTo(Instant.parse("2026-03-04T13:20:46Z"));
        assertThat(version.getAlternateLinks().getFirst().getHref()).isEqualTo(ADDRESS + "/agreements/" + id(2));
    }

    /** What JSON Feed 1.1 requires, and the forms of what it allows. */
    @Test
    void the_json_feed_keeps_the_rules_of_its_version() throws Exception {
        var json = JSON.readTree(FeedEvents.RENDERER.bytes(JsonFeed.of(feed())));

        assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("title").asText()).isEqualTo("Samverkan i Strängnäs");
        assertThat(json.path("feed_url").asText()).isEqualTo(ADDRESS + "/municipalities/0486/feed.json");
        assertThat(json.path("home_page_url").asText()).isEqualTo(ADDRESS + "/municipalities/0486/overview");
        assertThat(json.path("language").asText()).isEqualTo("sv");
        assertThat(json.path("items")).hasSize(3).allSatisfy(item -> {
            assertThat(URI.create(item.path("id").asText())).hasScheme("https");
            assertThat(URI.create(item.path("url").asText())).hasScheme("https");
            assertThat(item.path("content_text").asText()).isNotBlank();
            Instant.parse(item.path("date_modified").asText());
            assertThat(item.path("authors"))
                    .allSatisfy(
                            author -> assertThat(author.path("name").asText()).isNotBlank());
            assertThat(item.path("tags"))
                    .isNotEmpty()
                    .allSatisfy(tag -> assertThat(tag.isTextual()).isTrue());
        });
        assertThat(json.at("/items/1/summary").asText()).isEqualTo("Rad ett\nRad <två>");
        assertThat(json.at("/items/0/date_published").isMissingNode()).isTrue();
    }
}
