package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import se.samverkan.gateway.SearchResult.Hit;
import se.samverkan.kit.content.Municipalities;
import se.samverkan.kit.content.Municipality;
import se.samverkan.kit.http.Link;

/**
 * Shows a page of what a search found in one state of the index.
 *
 * @param marked what is marked in the snippets
 */
record SearchHits(Snapshot snapshot, Query marked, LocalDate asOf, Rendering rendering) {
    private static final List<Municipality> REGISTER = List.copyOf(Municipalities.all());

    /** The hits by kind, each kind's in their order. */
    Map<Kind, List<Hit>> byKind(List<ScoreDoc> page) {
        var hits = new EnumMap<Kind, List<Hit>>(Kind.class);
        var snippets = snippets(page);
        for (int i = 0; i < page.size(); i++) {
            int slot = snapshot.slot(page.get(i));
            if (Fields.isMunicipality(slot)) {
                var municipality = REGISTER.get(Fields.placeInRegister(slot));
                hits.computeIfAbsent(Kind.MUNICIPALITY, kind -> new ArrayList<>())
                        .add(hit(municipality));
            } else {
                var document = snapshot.document(slot);
                hits.computeIfAbsent(Kind.of(document.collection()), kind -> new ArrayList<>())
                        .add(hit(document, snippets.get(i)));
            }
        }
        return hits;
    }

    private Hit hit(Municipality found) {
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

    private Hit hit(Published document, Optional<String> snippet) {
        var self = rendering.publicAddress() + "/" + document.collection() + "/" + document.id();
        return new Hit(
                document.id().toString(),
                document.title(),
                document.municipalities(),
                document.on(asOf),
                document.publishedAt(),
                snippet.orElse(null),
                Map.of("self", Link.get("self", self)));
    }

    private List<Optional<String>> snippets(List<ScoreDoc> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var numbers = page.stream().mapToInt(hit -> hit.doc).toArray();
        try {
            return new Snippets(snapshot.searcher(), this::text).of(marked, numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(int number) {
        int slot = snapshot.slot(new ScoreDoc(number, 0));
        return Fields.isMunicipality(slot)
                ? ""
                : snapshot.document(slot).json().texts().whole();
    }
}
