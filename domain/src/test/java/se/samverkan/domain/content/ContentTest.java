package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.time.PartialDate;
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
        public String externalId() {
            return null;
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
        assertThat(broken(document))
                .containsExactly(new Violations.Entry(
                        "/parties/1/id", "police:polismyndigheten is named twice: a party stands once"));
    }

    @Test
    void a_page_is_not_read_and_a_document_not_signed_in_the_future() {
        var future = new PartialDate("2999");
        var violations = new Violations();

        new Source(null, null, null, future, future).check(violations);
        new Signature(null, null, null, future, null).check(violations);

        assertThat(violations.entries())
                .extracting(Violations.Entry::pointer)
                .containsExactly("/publishedOn", "/retrievedOn", "/signedOn");
    }

    @Test
    void an_announced_signature_and_the_running_year_are_no_future() {
        var year = new PartialDate(Integer.toString(PartialDate.today().getYear()));
        var violations = new Violations();

        new Source(null, null, null, year, year).check(violations);
        new Signature(null, null, null, new PartialDate("2999-21"), true).check(violations);
        new Signature(null, null, null, year, false).check(violations);

        assertThat(violations.entries()).isEmpty();
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
