package se.samverkan.gateway.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.lucene.util.BytesRef;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;

/** The order of notices by a key; those without one come last in both directions, equal ones keep their order. */
record NoticeSort(Key by, boolean isDescending) {
    private static final NoticeSort NEWEST_FIRST = new NoticeSort(Key.since, true);
    private static final Map<String, Integer> PLACES = places();

    /** The sort keys, by the values of the parameter. */
    enum Key {
        since,
        title,
        municipality
    }

    private record Keyed<K>(K key, FoundNotice found) {}

    /** The order by the value of the parameter, or the default; an unknown one is reported. */
    static NoticeSort of(String sort, BiConsumer<String, String> violations) {
        if (sort == null) {
            return NEWEST_FIRST;
        }
        var name = sort.startsWith("-") ? sort.substring(1) : sort;
        return new NoticeSort(QueryParameters.constant("sort", name, Key.class, violations), sort.startsWith("-"));
    }

    /**
     * The notices in this order.
     *
     * @param titleOrders the keys of titles in alphabetical order
     */
    List<FoundNotice> sorted(List<FoundNotice> found, Function<String, BytesRef> titleOrders) {
        return switch (by) {
            case since -> sorted(found, each -> each.notice().since(), LocalDate::compareTo);
            case title ->
                sorted(found, each -> title(each.document(), titleOrders), Comparator.<BytesRef>naturalOrder());
            case municipality -> sorted(found, each -> place(each.document()), Comparator.<Integer>naturalOrder());
        };
    }

    private <K> List<FoundNotice> sorted(List<FoundNotice> found, Function<FoundNotice, K> key, Comparator<K> order) {
        var byKey = Comparator.nullsLast(isDescending ? order.reversed() : order);
        return found.stream()
                .map(each -> new Keyed<>(key.apply(each), each))
                .sorted(Comparator.<Keyed<K>, K>comparing(Keyed::key, byKey))
                .map(Keyed::found)
                .toList();
    }

    private static BytesRef title(PublicDocument document, Function<String, BytesRef> titleOrders) {
        return document.title() == null ? null : titleOrders.apply(document.title());
    }

    /** The place of the first municipality in the alphabet. */
    private static Integer place(PublicDocument document) {
        return document.municipalities().stream()
                .map(PLACES::get)
                .filter(place -> place != null)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        Municipalities.all().stream()
                .sorted(Comparator.comparing(municipality -> Fields.order(municipality.name())))
                .map(Municipality::code)
                .forEach(code -> places.put(code, places.size()));
        return Map.copyOf(places);
    }
}
