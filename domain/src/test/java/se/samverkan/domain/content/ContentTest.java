package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;

/** The municipalities that a document may name depend on its parties. */
class ContentTest {

    /** A document with only the members that the rules read. */
    private record Sheet(List<String> municipalities, List<Party> parties) implements Content {
        @Override
        public String title() {
            return "Samverkansöverenskommelse";
        }

        @Override
        public Period validity() {
            return null;
        }

        @Override
        public List<Source> sources() {
            return List.of();
        }
    }

    @Test
    void names_the_municipalities_that_are_its_parties() {
        assertThat(broken(sheet(List.of("0120", "0187"), "municipality:0120", "municipality:0187")))
                .isEmpty();
    }

    @Test
    void without_the_police_no_other_municipality_is_named() {
        assertThat(broken(sheet(List.of("0120", "0182"), "municipality:0120", "business:ica")))
                .containsExactly(new Violations.Entry(
                        "/municipalities/1",
                        "0182 is not a party: without the police on the document it may name its own parties only"));
    }

    @Test
    void the_police_may_name_any_municipality_of_the_register() {
        assertThat(broken(sheet(List.of("0120", "0182"), "police:polismyndigheten")))
                .isEmpty();
        assertThat(broken(sheet(List.of("0120", "9999"), "police:polismyndigheten")))
                .containsExactly(
                        new Violations.Entry("/municipalities/1", "9999 is not a municipality in SCB's register"));
    }

    @Test
    void a_category_called_police_opens_nothing() {
        var document = new Sheet(List.of("0182"), List.of(new Party(null, "police:", null, null, true)));

        assertThat(broken(document))
                .singleElement()
                .extracting(Violations.Entry::pointer)
                .isEqualTo("/municipalities/0");
    }

    @Test
    void all_violations_are_reported_together() {
        assertThat(broken(sheet(List.of("9999", "0486", "0182"), "municipality:0486")))
                .extracting(Violations.Entry::pointer)
                .containsExactly("/municipalities/0", "/municipalities/0", "/municipalities/2");
    }

    @Test
    void party_ids_are_those_of_organisations_each_once() {
        var document = new Sheet(
                List.of(),
                List.of(
                        new Party("police:polismyndigheten", null, "Öst", null, null),
                        new Party("police:polismyndigheten", null, "Syd", null, null),
                        new Party("municipality:0486", null, null, null, null),
                        new Party(null, "föreningslivet", null, null, true)));

        assertThat(document.partyIds()).containsExactly("municipality:0486", "police:polismyndigheten");
    }

    private static Sheet sheet(List<String> municipalities, String... partyIds) {
        return new Sheet(
                municipalities,
                Stream.of(partyIds)
                        .map(id -> new Party(id, null, null, null, null))
                        .toList());
    }

    private static List<Violations.Entry> broken(Content content) {
        var violations = new Violations();
        content.check(violations);
        return violations.entries();
    }
}
