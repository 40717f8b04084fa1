package se.samverkan.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.IndexFilter;

/** Lists are filtered by the facts of a document and of the documents that are joined with it. */
class ListingTest {
    private static final DocumentFilter ALL = on("2019-12-20", null);
    private static final Sort BY_TITLE = new Sort(SortKey.title, false);
    private static final UUID AGREEMENT = UUID.fromString("01900000-0000-7000-8000-00000000000a");

    private final Index index = IndexEvents.emptyIndex();

    @Test
    void a_theme_is_found_whole_in_any_case() {
        put(promise(1, "A").put("theme", "Ökad trygghet"));
        put(promise(2, "B").put("theme", "trygghet"));
        put(promise(3, "C"));

        assertThat(titles(new IndexFilter(ALL, " öKAD Trygghet", null, null))).containsExactly("A");
        assertThat(titles(new IndexFilter(ALL, "trygghet", null, null))).containsExactly("B");
        assertThat(titles(new IndexFilter(ALL, "tryggh", null, null))).isEmpty();
    }

    @Test
    void a_promise_has_the_outcomes_of_its_current_progress() {
        put(promise(1, "A"));
        progress(1, 1, "FULFILLED");
        progress(2, 1, "NOT_FULFILLED");
        put(promise(2, "B"));
        assertThat(titles(outcome(ProgressOutcome.FULFILLED))).containsExactly("A");
        assertThat(titles(outcome(ProgressOutcome.NOT_FULFILLED))).containsExactly("B");

        progress(1, 2, "NOT_FULFILLED");

        assertThat(titles(outcome(ProgressOutcome.FULFILLED))).isEmpty();
        assertThat(titles(outcome(ProgressOutcome.NOT_FULFILLED))).containsExactly("A", "B");
    }

    @Test
    void a_focus_area_is_found_by_its_id_and_by_its_title_in_the_agreement_in_any_order_of_events() {
        put(serving(promise(1, "Före"), "f1"));
        agreement(1, "Ungdomar och våld");
        put(serving(promise(2, "Efter"), "f1"));
        put(serving(promise(3, "Annat"), "f2"));
        put(promise(4, "Inget"));

        assertThat(titles(focusArea("f1"))).containsExactly("Efter", "Före");
        assertThat(titles(focusArea("ungdomar OCH våld"))).containsExactly("Efter", "Före");
        assertThat(titles(focusArea("Trafik"))).containsExactly("Annat");
        assertThat(titles("agreements", focusArea("Trafik"))).containsExactly("Avtal");

        agreement(2, "Unga");
        assertThat(titles(focusArea("Ungdomar och våld"))).isEmpty();
        assertThat(titles(focusArea("unga"))).containsExactly("Efter", "Före");

        commit(index, withdrawn("agreements", 3, AGREEMENT, "Uppsagt"));
        assertThat(titles(focusArea("unga"))).isEmpty();
        assertThat(titles(focusArea("f1"))).containsExactly("Efter", "Före");
    }

    @Test
    void only_documents_published_after_a_moment_are_listed() {
        put(promise(1, "A").put("publishedAt", "2020-01-01T00:00:00Z"));
        put(promise(2, "B").put("publishedAt", "2020-01-01T00:00:00.001Z"));

        assertThat(titles(after("2019-12-31T23:59:59.999Z"))).containsExactly("A", "B");
        assertThat(titles(after("2020-01-01T00:00:00Z"))).containsExactly("B");
        assertThat(titles(after("2020-01-01T00:00:00.001Z"))).isEmpty();
    }

    @Test
    void all_filters_must_match() {
        put(serving(promise(1, "A"), "f1").put("theme", "trygghet"));
        put(serving(promise(2, "B"), "f1").put("theme", "trygghet"));
        put(promise(3, "C").put("theme", "trygghet"));
        progress(1, 1, "FULFILLED");
        progress(3, 1, "FULFILLED");
        var documents =
                new DocumentFilter(null, 2019, TemporalStatus.IN_FORCE, ALL.asOf(), "municipality:0486", Instant.EPOCH);

        assertThat(titles(new IndexFilter(documents, "trygghet", ProgressOutcome.FULFILLED, "f1")))
                .containsExactly("A");
        assertThat(titles(new IndexFilter(documents, "trygghet", null, "f1"))).containsExactly("A", "B");
        assertThat(titles(new IndexFilter(documents, "trygghet", ProgressOutcome.FULFILLED, null)))
                .containsExactly("A", "C");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-12-31, UNKNOWN, Inget Till", "2018-01-01, UNKNOWN, Från Inget Till",
                "2020-12-31, UNKNOWN, Från Inget Till",
        "2021-01-01, UNKNOWN, Från Inget", "2017-12-31, UPCOMING, Båda Från", "2018-01-01, IN_FORCE, Båda",
        "2020-12-31, IN_FORCE, Båda", "2021-01-01, EXPIRED, Båda Till",
    })
    void a_status_that_the_stated_bounds_do_not_prove_is_unknown(String day, TemporalStatus status, String titles) {
        put(document(id(1), "Båda", "2018", "2020", "0486"));
        put(document(id(2), "Från", "2018", null, "0486"));
        put(document(id(3), "Till", null, "2020", "0486"));
        put(document(id(4), "Inget", null, null, "0486"));

        assertThat(titles(new IndexFilter(on(day, status), null, null, null))).containsExactly(titles.split(" ", -1));
    }

    private void put(ObjectNode promise) {
        commit(index, published("promises", 1, promise));
    }

    private static ObjectNode promise(int number, String title) {
        return document(id(number), title, "2019", "2019", "0486");
    }

    private static ObjectNode serving(ObjectNode promise, String focusArea) {
        promise.put("agreementId", AGREEMENT.toString());
        promise.putArray("commitments").addObject().put("id", "c1").put("focusAreaId", focusArea);
        return promise;
    }

    private void agreement(long sequence, String focusArea) {
        var agreement = document(AGREEMENT, "Avtal", "2019", "2019", "0486");
        var areas = agreement.putArray("focusAreas");
        areas.addObject().put("id", "f1").put("title", focusArea);
        areas.addObject().put("id", "f2").put("title", "Trafik");
        commit(index, published("agreements", sequence, agreement));
    }

    private void progress(int promise, long sequence, String outcome) {
        var data = """
                {"promiseId":"%s","items":[{"itemId":"c1","kind":"COMMITMENT","outcome":"%s"}]}""".formatted(id(promise), outcome);
        commit(
                index,
                IndexEvents.event("progress", "updated", sequence, id(promise).toString(), data));
    }

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number));
    }

    private List<String> titles(IndexFilter filter) {
        return titles("promises", filter);
    }

    private List<String> titles(String collection, IndexFilter filter) {
        var list = new ListFilter(filter.documents(), null, BY_TITLE, 1, 20);
        return index.search(new Listing(collection, list, filter, null)::in).documents().stream()
                .map(PublicDocument::title)
                .toList();
    }

    private static IndexFilter outcome(ProgressOutcome outcome) {
        return new IndexFilter(ALL, null, outcome, null);
    }

    private static IndexFilter focusArea(String focusArea) {
        return new IndexFilter(ALL, null, null, focusArea);
    }

    private static IndexFilter after(String moment) {
        return new IndexFilter(
                new DocumentFilter(null, null, null, ALL.asOf(), null, Instant.parse(moment)), null, null, null);
    }

    private static DocumentFilter on(String day, TemporalStatus status) {
        return new DocumentFilter(null, null, status, LocalDate.parse(day), null, null);
    }
}
