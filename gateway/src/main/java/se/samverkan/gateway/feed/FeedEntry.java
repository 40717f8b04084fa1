package se.samverkan.gateway.feed;

import java.time.Instant;
import java.util.List;

/**
 * An entry of a feed: the newest change of a document, in plain Swedish text.
 *
 * @param id the document's address and the number of the change, so that each change is an entry of its own
 * @param summary the change note or the document's summary, or null
 * @param published when the newest version was published, or null after a withdrawal
 * @param authors the names of the parties
 */
record FeedEntry(
        String id,
        String url,
        String title,
        String summary,
        String content,
        Instant published,
        Instant updated,
        List<String> authors,
        Category kind,
        List<Category> municipalities) {

    /** A category with the code of the API and its Swedish name. */
    record Category(String term, String label) {}
}
