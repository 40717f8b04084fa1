package se.samverkan.gateway.lucene;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.Kind;

/** The filters of a search or list; null where a filter is not set. */
public record IndexFilter(DocumentFilter documents, String theme, ProgressOutcome outcome, String focusArea) {
    /** Counties and police regions by their municipalities: one term replaces dozens of look-ups in every segment. */
    private static final Map<Set<String>, Query> NAMED = named();

    /** Whether no filter is set. */
    public boolean isOpen() {
        return documents.municipalities() == null
                && documents.year() == null
                && documents.temporalStatus() == null
                && documents.partyId() == null
                && documents.publishedAfter() == null
                && theme == null
                && outcome == null
                && focusArea == null;
    }

    /** Adds the filters to a query, without influence on the relevance. */
    public void addTo(BooleanQuery.Builder query) {
        if (documents.municipalities() != null) {
            query.add(in(documents.municipalities()), Occur.FILTER);
        }
        if (documents.year() != null) {
            query.add(inYear(documents.year()), Occur.FILTER);
        }
        add(query, Fields.PARTY, documents.partyId());
        add(query, Fields.THEME, theme == null ? null : Fields.ignoringCase(theme));
        add(query, Fields.FOCUS_AREA, focusArea == null ? null : Fields.ignoringCase(focusArea));
        add(query, Fields.OUTCOME, outcome == null ? null : outcome.name());
        if (documents.publishedAfter() != null) {
            query.add(
                    LongPoint.newRangeQuery(
                            Fields.PUBLISHED_AT,
                            Math.addExact(documents.publishedAfter().toEpochMilli(), 1),
                            Long.MAX_VALUE),
                    Occur.FILTER);
        }
        if (documents.temporalStatus() != null) {
            onDay(documents.temporalStatus(), documents.asOf(), query);
        }
    }

    private static void add(BooleanQuery.Builder query, String field, String value) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private static Query in(Set<String> municipalities) {
        var named = NAMED.get(municipalities);
        return named == null
                ? new TermInSetQuery(
                        Fields.MUNICIPALITY,
                        municipalities.stream().map(BytesRef::new).toList())
                : named;
    }

    private static Map<Set<String>, Query> named() {
        var named = new HashMap<Set<String>, Query>();
        Municipalities.all().stream()
                .map(Municipality::policeRegion)
                .distinct()
                .forEach(region ->
                        named.put(codes(null, region), new TermQuery(new Term(Fields.POLICE_REGION, region))));
        Municipalities.all().stream()
                .map(Municipality::county)
                .distinct()
                .forEach(county -> named.put(codes(county, null), new TermQuery(new Term(Fields.COUNTY, county))));
        return Map.copyOf(named);
    }

    private static Set<String> codes(String county, String policeRegion) {
        return Municipalities.in(county, policeRegion).map(Municipality::code).collect(Collectors.toUnmodifiableSet());
    }

    private static Query inYear(int year) {
        var lastDay = LocalDate.of(year, 12, 31).toEpochDay();
        var endless = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.YEAR, Fields.NO_END)), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.FROM, Long.MIN_VALUE, lastDay), Occur.FILTER)
                .build();
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.YEAR, Integer.toString(year))), Occur.SHOULD)
                .add(endless, Occur.SHOULD)
                .build();
    }

    /** The status is UNKNOWN if the stated bounds do not prove another. */
    private static void onDay(TemporalStatus status, LocalDate asOf, BooleanQuery.Builder query) {
        query.add(new TermQuery(new Term(Fields.KIND, Kind.FOLLOW_UP.name())), Occur.MUST_NOT);
        long day = asOf.toEpochDay();
        var upcoming = LongPoint.newRangeQuery(Fields.FROM, day + 1, Long.MAX_VALUE);
        var expired = LongPoint.newRangeQuery(Fields.TO, Long.MIN_VALUE, day - 1);
        var begun = LongPoint.newRangeQuery(Fields.FROM, Long.MIN_VALUE, day);
        var goesOn = LongPoint.newRangeQuery(Fields.TO, day, Long.MAX_VALUE);
        switch (status) {
            case UPCOMING -> query.add(upcoming, Occur.FILTER);
            case EXPIRED -> query.add(expired, Occur.FILTER);
            case IN_FORCE -> Stream.of(begun, goesOn).forEach(holds -> query.add(holds, Occur.FILTER));
            case UNKNOWN -> {
                var bothBounds = new BooleanQuery.Builder()
                        .add(new FieldExistsQuery(Fields.FROM), Occur.FILTER)
                        .add(new FieldExistsQuery(Fields.TO), Occur.FILTER)
                        .build();
                query.add(new MatchAllDocsQuery(), Occur.FILTER);
                List.<Query>of(upcoming, expired, bothBounds).forEach(fails -> query.add(fails, Occur.MUST_NOT));
            }
        }
    }
}
