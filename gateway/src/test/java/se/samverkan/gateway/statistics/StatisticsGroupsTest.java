package se.samverkan.gateway.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.gateway.index.Grouping.KeyPair;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.index.PromiseStatistics;

/** Statistics count a promise in each of its groups, of which a filter leaves the requested ones. */
class StatisticsGroupsTest {
    private static final LocalDate TODAY = LocalDate.of(2019, 12, 20);
    private static final DocumentFilter ALL = filter(null, null);

    private final PromiseStatistics statistics = new PromiseStatistics();
    private final Index index = new Index(IndexEvents.JSON, new DocumentRenderer(IndexEvents.JSON, ""), statistics);

    @Test
    void promises_are_grouped_by_every_key_and_those_without_a_key_come_last() {
        commit(
                index,
                published(
                        "promises",
                        1,
                        document(UUID.randomUUID(), "A", "2019", "2019", "0486").put("theme", "Trygghet")),
                published("promises", 1, document(UUID.randomUUID(), "B", "2018", "2020", "0486", "0120")),
                published("promises", 1, document(UUID.randomUUID(), "C", null, null, "1480")));

        assertThat(statistics.groups(ALL, null, Grouping.municipality)).containsOnlyKeys("0120", "0486", "1480");
        assertThat(promises(ALL, Grouping.municipality, "0486")).isEqualTo(2);
        assertThat(statistics.groups(ALL, null, Grouping.county)).containsOnlyKeys("01", "04", "14");
        assertThat(statistics.groups(ALL, null, Grouping.policeRegion)).containsOnlyKeys("Stockholm", "Väst", "Öst");
        assertThat(statistics.groups(ALL, null, Grouping.year).keySet()).containsExactly("2018", "2019", "2020", null);
        assertThat(promises(ALL, Grouping.year, "2019")).isEqualTo(2);
        assertThat(statistics.groups(ALL, null, Grouping.theme).keySet()).containsExactly("trygghet", null);
        assertThat(promises(ALL, Grouping.theme, null)).isEqualTo(2);
        assertThat(statistics.total(ALL, null).promises()).isEqualTo(3);
    }

    @Test
    void only_the_requested_groups_are_returned() {
        commit(index, published("promises", 1, document(UUID.randomUUID(), "A", "2018", "2020", "0486", "0120")));

        assertThat(statistics.groups(filter(Set.of("0120"), null), null, Grouping.municipality))
                .containsOnlyKeys("0120");
        assertThat(statistics.groups(filter(null, 2019), null, Grouping.year)).containsOnlyKeys("2019");
        assertThat(statistics.groups(filter(null, 2021), null, Grouping.year)).isEmpty();
        assertThat(statistics.total(ALL, "TRYGGHET").promises()).isZero();
    }

    @Test
    void two_groupings_give_the_years_of_every_county() {
        commit(
                index,
                published("promises", 1, document(UUID.randomUUID(), "A", "2018", "2019", "0486")),
                published("promises", 1, document(UUID.randomUUID(), "B", "2019", "2019", "0486", "0120")),
                published("promises", 1, document(UUID.randomUUID(), "C", null, null, "1480")));

        var groups = statistics.groups(ALL, null, Grouping.county, Grouping.year);

        assertThat(groups.keySet())
                .containsExactly(
                        new KeyPair("01", "2019"),
                        new KeyPair("04", "2018"),
                        new KeyPair("04", "2019"),
                        new KeyPair("14", null));
        assertThat(groups.get(new KeyPair("04", "2019")).promises()).isEqualTo(2);
        assertThat(statistics.groups(filter(Set.of("0120"), 2019), null, Grouping.county, Grouping.year))
                .containsOnlyKeys(new KeyPair("01", "2019"));
    }

    @Test
    void two_areas_are_paired_only_where_they_share_a_municipality() {
        commit(
                index,
                published("promises", 1, document(UUID.randomUUID(), "A", "2019", "2019", "0486", "0120")),
                published("promises", 1, document(UUID.randomUUID(), "B", "2019", "2019", "9999")));

        assertThat(statistics
                        .groups(ALL, null, Grouping.policeRegion, Grouping.municipality)
                        .keySet())
                .containsExactly(new KeyPair("Stockholm", "0120"), new KeyPair("Öst", "0486"), new KeyPair(null, null));
    }

    @Test
    void the_same_grouping_twice_pairs_each_key_with_itself() {
        commit(index, published("promises", 1, document(UUID.randomUUID(), "A", "2018", "2019", "0486")));

        assertThat(statistics.groups(ALL, null, Grouping.year, Grouping.year))
                .containsOnlyKeys(new KeyPair("2018", "2018"), new KeyPair("2019", "2019"));
    }

    @Test
    void an_open_end_is_counted_up_to_this_year() {
        commit(index, published("promises", 1, document(UUID.randomUUID(), "A", "2018", "..", "0486")));

        assertThat(statistics.groups(ALL, null, Grouping.year).keySet())
                .startsWith("2018", "2019")
                .endsWith(Integer.toString(AsOf.today().getYear()));
        assertThat(statistics.groups(filter(null, 2500), null, Grouping.year)).containsOnlyKeys("2500");
    }

    private int promises(DocumentFilter filter, Grouping grouping, String key) {
        return statistics.groups(filter, null, grouping).get(key).promises();
    }

    private static DocumentFilter filter(Set<String> municipalities, Integer year) {
        return new DocumentFilter(municipalities, year, null, TODAY, null, null);
    }
}
