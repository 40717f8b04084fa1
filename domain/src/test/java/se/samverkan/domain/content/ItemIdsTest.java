package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.validation.Violations;

/** Item ids are unique in their document and never reused in it. */
class ItemIdsTest {

    @Test
    void an_item_without_an_id_gets_one_by_its_kind() {
        var document = json("""
                {"focusAreas": [{"goals": [{}, {}]}], "measures": [{}],
                 "commitments": [{"targets": [{}]}, {}], "activities": [{"targets": [{}]}]}""");

        ItemIds.assign(document, Set.of());

        assertThat(document.at("/focusAreas/0/id").asText()).isEqualTo("f1");
        assertThat(document.at("/focusAreas/0/goals/1/id").asText()).isEqualTo("g2");
        assertThat(document.at("/measures/0/id").asText()).isEqualTo("m1");
        assertThat(document.at("/commitments/0/id").asText()).isEqualTo("c1");
        assertThat(document.at("/commitments/1/id").asText()).isEqualTo("c2");
        assertThat(document.at("/commitments/0/targets/0/id").asText()).isEqualTo("t1");
        assertThat(document.at("/activities/0/targets/0/id").asText()).isEqualTo("t2");
        assertThat(document.at("/activities/0/id").asText()).isEqualTo("a1");
    }

    @Test
    void an_id_that_is_given_stays_and_is_not_given_again() {
        var document = json("""
                {"commitments": [{}, {"id": "c1"}, {"id": "R2"}], "activities": [{"id": "c2"}]}""");

        ItemIds.assign(document, Set.of());

        assertThat(document.at("/commitments/0/id").asText()).isEqualTo("c3");
        assertThat(document.at("/commitments/1/id").asText()).isEqualTo("c1");
        assertThat(document.at("/commitments/2/id").asText()).isEqualTo("R2");
    }

    @Test
    void ids_differ_by_more_than_their_case() {
        var document = json("""
                {"commitments": [{"id": "R1"}, {"id": "r1"}, {}], "activities": [{"id": "C1"}]}""");
        var violations = new Violations();

        ItemIds.checkUnique(document, violations);
        ItemIds.assign(document, Set.of("C2"));

        assertThat(violations.entries()).extracting(Violations.Entry::pointer).containsExactly("/commitments/1/id");
        assertThat(document.at("/commitments/2/id").asText()).isEqualTo("c3");
    }

    @Test
    void an_id_of_a_former_revision_is_not_used_again() {
        var document = json("""
                {"commitments": [{}]}""");

        ItemIds.assign(document, Set.of("c1", "c2"));

        assertThat(document.at("/commitments/0/id").asText()).isEqualTo("c3");
    }

    @Test
    void places_parties_and_evidence_have_no_item_ids() {
        var document = json("""
                {"parties": [{"id": "municipality:0486"}], "evidence": [{}], "commitments": [{"places": [{}]}]}""");

        ItemIds.assign(document, Set.of());

        assertThat(ItemIds.in(document)).containsExactly("c1");
        assertThat(document.at("/evidence/0").has("id")).isFalse();
        assertThat(document.at("/commitments/0/places/0").has("id")).isFalse();
    }

    @Test
    void a_duplicate_id_is_reported_at_its_second_place() {
        var document = json("""
                {"commitments": [{"id": "x", "targets": [{"id": "t1"}]}],
                 "activities": [{"id": "a1", "targets": [{"id": "t1"}]}, {}, {}]}""");
        var violations = new Violations();

        ItemIds.checkUnique(document, violations);

        assertThat(violations.entries())
                .containsExactly(new Violations.Entry(
                        "/activities/0/targets/0/id",
                        "t1 appears more than once: item ids are unique in a document, without regard to case"));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
