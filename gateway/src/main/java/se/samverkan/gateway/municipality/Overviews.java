package se.samverkan.gateway.municipality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.JsonSegment;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.notice.Notice;
import se.samverkan.gateway.notice.Notices;

/** Joins all documents of a municipality at read time, so that events may arrive in any order. */
@ApplicationScoped
public class Overviews {
    @Inject
    Index index;

    @Inject
    DocumentRenderer renderer;

    /** The overview of a municipality on a day. */
    ResponseBody of(Municipality municipality, LocalDate asOf) {
        var party = "municipality:" + municipality.code();
        var known = index.search(snapshot -> snapshot.newestFirst(about(municipality, party)));
        var documents = known.stream()
                .filter(document -> document.municipalities().contains(municipality.code()))
                .toList();
        var overview = new JsonComposer()
                .member("municipality", renderer.bytes(municipality))
                .member("asOf", renderer.bytes(asOf));
        contact(party, known).ifPresent(contact -> overview.member("contact", contact));
        return overview.documents("agreements", in("agreements", documents), asOf)
                .documents("actionPlans", in("action-plans", documents), asOf)
                .documents("promises", in("promises", documents), asOf, index::progress)
                .documents("followUps", in("follow-ups", documents), asOf)
                .member("notices", renderer.bytes(notices(documents, asOf)))
                .member(
                        "_links",
                        renderer.bytes(
                                renderer.self("/municipalities/" + municipality.code() + "/overview?asOf=" + asOf)))
                .body();
    }

    private static Query about(Municipality municipality, String party) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.MUNICIPALITY, municipality.code())), Occur.SHOULD)
                .add(new TermQuery(new Term(Fields.PARTY, party)), Occur.SHOULD)
                .add(new TermQuery(new Term(Fields.KIND, Kind.MUNICIPALITY.name())), Occur.MUST_NOT)
                .add(new TermQuery(new Term(Fields.KIND, Kind.ACTIVITY_REPORT.name())), Occur.MUST_NOT)
                .build();
    }

    /** The contact of the newest document that states one and has the municipality as a party. */
    private static Optional<JsonSegment> contact(String party, List<PublicDocument> newestFirst) {
        return newestFirst.stream()
                .filter(document ->
                        document.contact() != null && document.parties().contains(party))
                .map(PublicDocument::contact)
                .findFirst();
    }

    private List<Notice> notices(List<PublicDocument> documents, LocalDate asOf) {
        return Stream.of("agreements", "action-plans", "promises", "follow-ups")
                .flatMap(collection -> in(collection, documents).stream())
                .flatMap(document -> Notices.of(index, document).on(asOf).stream())
                .toList();
    }

    private static List<PublicDocument> in(String collection, List<PublicDocument> documents) {
        return documents.stream()
                .filter(document -> document.collection().equals(collection))
                .toList();
    }
}
