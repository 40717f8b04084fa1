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
    void aNationHasThisManyDocuments() {
        var counts = DATA.events().collect(groupingBy(CloudEvent::collection, counting()));
        assertThat(counts)
                .containsOnly(
                        entry("agreements", 870L),
                        entry("promises", 2900L),
                        entry("follow-ups", 2610L),
                        entry("progress", 2900L));
    }

    @Test
    void theScaleMultipliesTheDocuments() {
        assertThat(new NationalData(1, 3).slots()).hasSize(8700);
    }

    @Test
    void theSameSeedGivesTheSameData() {
        assertThat(new NationalData(1, 2).events().limit(3000))
                .containsExactlyElementsOf(
                        new NationalData(1, 2).events().limit(3000).toList());
    }

    @Test
    void anotherSeedGivesOtherData() {
        assertThat(new NationalData(2, 1).events().findFirst())
                .isNotEqualTo(DATA.events().findFirst());
    }

    @Test
    void noTwoDocumentsHaveTheSameId() {
        var ids = new HashSet<String>();
        new NationalData(1, 2)
                .events()
                .filter(event -> !event.collection().equals("progress"))
                .forEach(event -> assertThat(ids.add(event.subject())).isTrue());
    }

    @Test
    void everyPromiseHasFourToFiveKilobytes() {
        DATA.events()
                .filter(event -> event.collection().equals("promises"))
                .forEach(event -> assertThat(event.data().getBytes(StandardCharsets.UTF_8).length)
                        .as(event.data())
                        .isBetween(4_000, 5_120));
    }

    @Test
    void everyEventFitsItsSchema() {
        // Every tenth: all themes and all years are among them.
        var number = new HashMap<String, Integer>();
        DATA.events()
                .filter(event -> number.merge(event.collection(), 1, Integer::sum) % 10 == 0)
                .forEach(NationalDataTest::assertValid);
    }

    @Test
    void everythingThatIsReferredToIsThere() {
        var slot = DATA.slots().skip(1000).findFirst().orElseThrow();
        var ids = DATA.events().map(CloudEvent::subject).toList();
        var agreement = AgreementText.inForce(slot);
        assertThat(ids)
                .contains(
                        agreement
                                .id("agreement", AgreementText.season(agreement))
                                .toString(),
                        slot.id("promise", PromiseText.season(slot)).toString());
    }

    private static void assertValid(CloudEvent event) {
        var schema = event.dataschema().replace("urn:samverkan:event:", "classpath:event-contracts/schemas/");
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(schema + ".json")).validate(event.data(), InputFormat.JSON))
                .as(event.data())
                .isEmpty();
    }
}
