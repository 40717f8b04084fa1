package se.samverkan.gateway.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import se.samverkan.gateway.index.CollectionSnapshot;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.lucene.Fields;

/** The notices about all documents, computed once for each commit, so that a request only compares days. */
@ApplicationScoped
class NoticeCache {
    private final Index index;
    private volatile Computed newest = new Computed(-1, List.of(), Map.of());

    NoticeCache(Index index) {
        this.index = index;
    }

    private record Computed(long commits, List<Notices> all, Map<String, BytesRef> titleOrders) {}

    /** The notices about every document that can have some, by kind and id. */
    List<Notices> all() {
        return newest().all();
    }

    /** The key of a title in alphabetical order, which costs more than many comparisons. */
    BytesRef titleOrder(String title) {
        return newest().titleOrders().computeIfAbsent(title, Fields::order);
    }

    private Computed newest() {
        var known = newest;
        return known.commits() == index.commits() ? known : compute();
    }

    private synchronized Computed compute() {
        // Read before the documents are: a commit meanwhile makes the result invalid.
        long commits = index.commits();
        if (newest.commits() != commits) {
            var all = Stream.of("agreements", "action-plans", "promises", "follow-ups")
                    .flatMap(collection -> index.snapshot(collection).items().stream())
                    .map(CollectionSnapshot.Item::document)
                    .map(document -> Notices.of(index, document))
                    .filter(Notices::arePossible)
                    .toList();
            newest = new Computed(commits, all, new ConcurrentHashMap<>());
        }
        return newest;
    }
}
