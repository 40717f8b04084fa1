package se.samverkan.gateway.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.Snapshot;
import se.samverkan.gateway.search.SearchResult.Hit;
import se.samverkan.platform.http.Link;

/**
 * Renders a page of hits of one snapshot of the index.
 *
 * @param words the terms to mark in the snippets
 */
record SearchHits(Snapshot snapshot, Set<BytesRef> words, LocalDate asOf, DocumentRenderer renderer) {
    private static final List<Municipality> REGISTER = List.copyOf(Municipalities.all());

    /** The hits by kind, in the order of the page. */
    Map<Kind, List<Hit>> byKind(List<ScoreDoc> page) {
        var hits = new EnumMap<Kind, List<Hit>>(Kind.class);
        var snippets = new Snippets(snapshot).of(words, page);
        for (int i = 0; i < page.size(); i++) {
            int slot = snapshot.slot(page.get(i));
            if (Fields.isMunicipality(slot)) {
                var municipality = REGISTER.get(Fields.positionInRegister(slot));
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
        var self = renderer.publicAddress() + "/municipalities/" + found.code();
        // In a fixed order, so that all gateways compute the same entity tags.
        var links = new LinkedHashMap<String, Link>();
        links.put("self", Link.get("self", self));
        links.put("overview", Link.get("related", self + "/overview"));
        return new Hit(found.code(), found.name(), List.of(found.code()), null, null, null, links);
    }

    private Hit hit(PublicDocument document, String snippet) {
        var self = renderer.publicAddress() + "/" + document.collection() + "/" + document.id();
        return new Hit(
                document.id().toString(),
                document.title(),
                document.municipalities(),
                document.on(asOf),
                document.publishedAt(),
                snippet,
                Map.of("self", Link.get("self", self)));
    }
}
