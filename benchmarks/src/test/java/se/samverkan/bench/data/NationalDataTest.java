package se.samverkan.bench.data;

import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.event.CloudEvent;

class NationalDataTest {
    private static final NationalData DATA = new NationalData(1, 1);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @Test
    void the_national_data_have_a_fixed_number_of_documents() {
        var counts = DATA.events().collect(groupingBy(CloudEvent::collection, counting()));
        assertThat(counts)
                .containsOnly(
                        entry("agreements", 870L),
                        entry("promises", 2900L),
                        entry("follow-ups", 2610L),
                        entry("progress", 2900L));
    }

    @Test
    void the_scale_multiplies_the_documents() {
        assertThat(new NationalData(1, 3).promiseSeeds()).hasSize(8700);
    }

    @Test
    void equal_seeds_give_equal_data() {
        assertThat(new NationalData(1, 2).events().limit(3000))
                .containsExactlyElementsOf(
                        new NationalData(1, 2).events().limit(3000).toList());
    }

    @Test
    void different_seeds_give_different_data() {
        assertThat(new NationalData(2, 1).events().findFirst())
                .isNotEqualTo(DATA.events().findFirst());
    }

    @Test
    void no_two_documents_have_the_same_id() {
        var ids = new HashSet<String>();
        new NationalData(1, 2)
                .events()
                .filter(event -> !event.collection().equals("progress"))
                .forEach(event -> assertThat(ids.add(event.subject())).isTrue());
    }

    @Test
    void every_promise_has_four_to_five_kilobytes() {
        DATA.events()
                .filter(event -> event.collection().equals("promises"))
                .forEach(event -> assertThat(event.data().getBytes(StandardCharsets.UTF_8).length)
                        .as(event.data())
                        .isBetween(4_000, 5_120));
    }

    @Test
    void every_event_is_valid_by_its_schema() {
        // Every tenth event; these include all themes and years.
        var number = new HashMap<String, Integer>();
        DATA.events()
                .filter(event -> number.merge(event.collection(), 1, Integer::sum) % 10 == 0)
                .forEach(NationalDataTest::assertValid);
    }

    @Test
    void referenced_documents_exist() {
        var seed = DATA.promiseSeeds().skip(1000).findFirst().orElseThrow();
        var ids = DATA.events().map(CloudEvent::subject).toList();
        var agreement = AgreementText.inForce(seed);
        assertThat(ids)
                .contains(
                        agreement
                                .id("agreement", AgreementText.earliestPublication(agreement))
                                .toString(),
                        seed.id("promise", PromiseText.earliestPublication(seed))
                                .toString());
    }

    private static void assertValid(CloudEvent event) {
        var schema = event.dataschema().replace("urn:samverkan:event:", "classpath:event-contracts/schemas/");
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(schema + ".json")).validate(event.data(), InputFormat.JSON))
                .as(event.data())
                .isEmpty();
    }
}
