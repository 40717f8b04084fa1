package se.samverkan.gateway.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A feed in the form of JSON Feed 1.1. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String description,
        String language,
        List<Author> authors,
        List<Item> items) {
    static final String MEDIA_TYPE = "application/feed+json";

    static JsonFeed of(AreaFeed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.area().title(),
                feed.page(),
                feed.file(AreaFeed.JSON_FILE),
                feed.description(),
                AreaFeed.LANGUAGE,
                List.of(new Author(AreaFeed.AUTHOR)),
                feed.entries().stream().map(Item::of).toList());
    }

    /** Who published an item. */
    record Author(String name) {}

    /** An entry of the feed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            String summary,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors,
            List<String> tags) {

        private static Item of(FeedEntry entry) {
            return new Item(
                    entry.id(),
                    entry.url(),
                    entry.title(),
                    entry.summary(),
                    entry.content(),
                    entry.published(),
                    entry.updated(),
                    entry.authors().isEmpty()
                            ? null
                            : entry.authors().stream().map(Author::new).toList(),
                    Stream.concat(Stream.of(entry.kind()), entry.municipalities().stream())
                            .map(FeedEntry.Category::label)
                            .toList());
        }
    }
}
