package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import se.samverkan.gateway.SearchResult.Hit;
import se.samverkan.kit.content.Municipalities;
import se.samverkan.kit.content.Municipality;
import se.samverkan.kit.http.Link;

/** Shows what a search found in one state of the index. */
record SearchHits(Snapshot snapshot, Query query, LocalDate asOf, Rendering rendering) {
    private static final List<Municipality> REGISTER = List.copyOf(Municipalities.all());

    List<Hit> of(Search.Group group) {
        return group.kind() == Kind.MUNICIPALITY
                ? group.hits().stream()
                        .map(hit -> municipality(REGISTER.get(snapshot.slot(hit))))
                        .toList()
                : documents(group);
    }

    private Hit municipality(Municipality found) {
        var self = rendering.publicAddress() + "/municipalities/" + found.code();
        return new Hit(
                found.code(),
                found.name(),
                List.of(found.code()),
                null,
                null,
                null,
                Map.of("self", Link.get("self", self), "overview", Link.get("related", self + "/overview")));
    }

    private List<Hit> documents(Search.Group group) {
        var documents = snapshot.documents(group.hits().stream());
        var snippets = snippets(group.hits());
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            var self = rendering.publicAddress() + "/" + document.collection() + "/" + document.id();
            hits.add(new Hit(
                    document.id().toString(),
                    document.title(),
                    document.municipalities(),
                    document.on(asOf),
                    document.publishedAt(),
                    snippets.get(i).orElse(null),
                    Map.of("self", Link.get("self", self))));
        }
        return hits;
    }

    private List<Optional<String>> snippets(List<ScoreDoc> hits) {
        if (hits.isEmpty()) {
            return List.of();
        }
        var numbers = hits.stream().mapToInt(hit -> hit.doc).toArray();
        try {
            return new Snippets(snapshot.searcher(), this::text).of(query, numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(int number) {
        var document = snapshot.documents(Stream.of(new ScoreDoc(number, 0))).getFirst();
        return DocumentText.of(rendering.json(document));
    }
}
