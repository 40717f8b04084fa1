package se.samverkan.web;

import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the frame of a page says about it.
 *
 * @param title the heading, without the name of the site
 * @param description one sentence for search engines and shared links
 * @param path the address of the page below the root, in its own language
 * @param otherPath the same page in the other language
 * @param crumbs the pages above it, from the start page
 * @param json the address of its data in the API, or null
 * @param feed the address of the Atom feed that announces its changes, or null
 * @param structuredData JSON-LD, or null
 */
public record PageHead(
        String title,
        String description,
        String path,
        String otherPath,
        List<Crumb> crumbs,
        String json,
        String feed,
        RawString structuredData) {

    /** Whether oEmbed describes the page to other sites. */
    public boolean isEmbeddable() {
        return Embeddable.at(path).isPresent();
    }

    /** The address of the page in the other language, without the note that a reader chose it. */
    public String alternatePath() {
        return otherPath.replaceFirst("\\?" + Links.LANGUAGE + "=.*", "");
    }

    /** The address of the Swedish page, which is for readers of every other language. */
    public String swedishPath(String language) {
        return language.equals(Language.SWEDISH.code()) ? path : alternatePath();
    }

    /** The address of the page as a query parameter. */
    public String encodedAddress(String site) {
        return URLEncoder.encode(site + path, StandardCharsets.UTF_8);
    }

    /** A link in the breadcrumbs. */
    public record Crumb(String name, String href) {}

    /** A page without data of its own. */
    public static PageHead of(String title, String description, String path, String otherPath, List<Crumb> crumbs) {
        return new PageHead(title, description, path, otherPath, crumbs, null, null, null);
    }

    /** The same with its data. */
    public PageHead withData(String json, String feed, RawString structuredData) {
        return new PageHead(title, description, path, otherPath, crumbs, json, feed, structuredData);
    }
}
