package se.samverkan.gateway.search;

import static java.util.stream.Collectors.averagingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.IndexFilter;

/** The quality of the search, measured on a table of queries with their expected hits. */
class SearchQualityTest {
    /** What is reached today; nothing may take it down. */
    private static final double RECALL = 0.97;

    private static final double PRECISION = 0.99;

    private static final Index INDEX = IndexEvents.emptyIndex();
    private static final Map<UUID, String> KEYS = new HashMap<>();
    private static final Map<String, String> TITLES = new HashMap<>();
    private static final Map<String, String> MUNICIPALITIES = new HashMap<>();

    /** A line of the table; a reason stands where what should be found and what is found are not the same. */
    private record Row(String query, Set<String> expected, String reason) {
        boolean isRight() {
            return reason.isEmpty();
        }

        double recall() {
            return expected.isEmpty() ? 1 : (double) hits().size() / expected.size();
        }

        double precision() {
            var found = found(query);
            return found.isEmpty() ? 1 : (double) hits().size() / found.size();
        }

        private Set<String> hits() {
            var hits = new TreeSet<>(found(query));
            hits.retainAll(expected);
            return hits;
        }

        @Override
        public String toString() {
            return query;
        }
    }

    @BeforeAll
    static void publishTheCorpus() {
        for (var block : text("corpus.txt").split("\n\n", -1)) {
            if (!block.startsWith("#")) {
                var lines = block.split("\n", 2);
                var head = cells(lines[0], 4);
                var id = UUID.nameUUIDFromBytes(head.get(0).getBytes(StandardCharsets.UTF_8));
                var document = IndexEvents.document(
                        id, head.get(3), null, null, head.get(2).split(",", -1));
                document.put("summary", lines[1].replace('\n', ' ').strip());
                KEYS.put(id, head.get(0));
                TITLES.put(head.get(0), head.get(3));
                MUNICIPALITIES.put(head.get(0), head.get(2).split(",", -1)[0]);
                IndexEvents.stage(INDEX, published(head.get(1), 1, document));
            }
        }
        commit(INDEX);
    }

    @Test
    void the_table_is_large_enough_to_be_significant() {
        assertThat(KEYS).hasSizeGreaterThanOrEqualTo(25);
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(rows().flatMap(row -> row.expected().stream()).filter(key -> !key.matches("\\d{4}")))
                .as("documents that are expected are there to be found")
                .isSubsetOf(KEYS.values());
    }

    @Test
    void recall_and_precision_have_not_decreased() {
        double recall = rows().collect(averagingDouble(Row::recall));
        double precision = rows().collect(averagingDouble(Row::precision));
        var measured = "recall %.4f, precision %.4f of %d queries".formatted(recall, precision, rows().count());

        assertThat(recall).as(measured).isGreaterThanOrEqualTo(RECALL);
        assertThat(precision).as(measured).isGreaterThanOrEqualTo(PRECISION);
    }

    @ParameterizedTest
    @MethodSource("rowsThatAreRight")
    void all_expected_hits_are_found_and_no_others(Row row) {
        assertThat(found(row.query())).as(row.query()).isEqualTo(row.expected());
    }

    @Test
    void every_municipality_is_found_by_its_name_however_it_is_typed() {
        for (var municipality : Municipalities.all()) {
            var name = municipality.name();
            var plain = name.replaceAll("[åä]", "a")
                    .replaceAll("[ÅÄ]", "A")
                    .replace('ö', 'o')
                    .replace('Ö', 'O');
            for (var typed : List.of(name, plain, name.toUpperCase(Locale.ROOT))) {
                assertThat(found(typed)).as(typed).contains(municipality.code());
            }
        }
    }

    @Test
    void a_title_finds_the_documents_of_that_title_first() {
        TITLES.forEach((key, title) -> assertThat(ranked(title)).as(title).startsWith(key));
    }

    @Test
    void a_municipality_is_found_before_the_documents_about_it() {
        for (var municipality : Municipalities.all()) {
            assertThat(ranked(municipality.name())).as(municipality.name()).startsWith(municipality.code());
        }
    }

    @Test
    void a_topic_and_a_place_find_the_documents_of_that_place_first() {
        TITLES.forEach((key, title) -> {
            var place =
                    Municipalities.find(MUNICIPALITIES.get(key)).orElseThrow().name();
            assertThat(ranked(title + " " + place)).as(title + " " + place).startsWith(key);
        });
    }

    static Stream<Row> rowsThatAreRight() {
        return rows().filter(Row::isRight);
    }

    private static Stream<Row> rows() {
        return text("queries.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> cells(line, 3))
                .map(cells -> new Row(cells.get(0), expected(cells.get(1)), cells.get(2)));
    }

    /** A county's digits with an asterisk stand for all its municipalities. */
    private static Set<String> expected(String keys) {
        var expected = new TreeSet<String>();
        for (var key : keys.isEmpty() ? new String[0] : keys.split(" ", -1)) {
            if (key.endsWith("*")) {
                Municipalities.in(key.replace("*", ""), null)
                        .map(Municipality::code)
                        .forEach(expected::add);
            } else {
                expected.add(key);
            }
        }
        return expected;
    }

    private static Set<String> found(String query) {
        return new TreeSet<>(ranked(query));
    }

    private static List<String> ranked(String query) {
        var all = new DocumentFilter(null, null, null, LocalDate.EPOCH, null, null);
        var search = new Search(
                SearchWords.of(query),
                null,
                new ListFilter(all, null, Search.BEST_FIRST, 1, 1_000),
                new IndexFilter(all, null, null, null));
        var register = List.copyOf(Municipalities.all());
        return INDEX.search(snapshot -> search.in(snapshot).page().stream()
                .map(snapshot::slot)
                .map(slot -> Fields.isMunicipality(slot)
                        ? register.get(Fields.positionInRegister(slot)).code()
                        : KEYS.get(snapshot.document(slot).id()))
                .toList());
    }

    private static List<String> cells(String line, int count) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        return Stream.concat(cells.stream(), Stream.of("", "")).limit(count).toList();
    }

    private static String text(String resource) {
        try (var file = SearchQualityTest.class.getResourceAsStream("/search/" + resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
