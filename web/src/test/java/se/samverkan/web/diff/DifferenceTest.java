package se.samverkan.web.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.web.diff.Difference.Fragment.Kind.ADDED;
import static se.samverkan.web.diff.Difference.Fragment.Kind.REMOVED;
import static se.samverkan.web.diff.Difference.Fragment.Kind.SAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverkan.web.diff.Difference.Fragment;

class DifferenceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void words_that_changed_are_marked() throws JsonProcessingException {
        assertThat(between("{\"title\":\"Vi ska gå fyra vandringar\"}", "{\"title\":\"Vi ska gå fem vandringar\"}"))
                .containsExactly(new Difference(
                        "title",
                        "",
                        "",
                        List.of(
                                new Fragment(SAME, "Vi ska gå "),
                                new Fragment(REMOVED, "fyra"),
                                new Fragment(ADDED, "fem"),
                                new Fragment(SAME, " vandringar"))));
    }

    @Test
    void elements_of_a_list_are_found_again_by_their_ids() throws JsonProcessingException {
        assertThat(between(
                        "{\"commitments\":[{\"id\":\"c1\",\"text\":\"A\"},{\"id\":\"c2\",\"text\":\"B\"}]}",
                        "{\"commitments\":[{\"id\":\"c2\",\"text\":\"B\"},{\"id\":\"c1\",\"text\":\"C\"}]}"))
                .extracting(Difference::member, Difference::element, Difference::path)
                .containsExactly(tuple("commitments", "c1", "text"));
    }

    @Test
    void what_is_new_or_gone_is_added_or_removed_as_a_whole() throws JsonProcessingException {
        var differences = between("{\"summary\":\"Borta\"}", "{\"theme\":\"Ny\"}");

        assertThat(differences).extracting(Difference::member).containsExactly("summary", "theme");
        assertThat(differences.getFirst().fragments()).containsExactly(new Fragment(REMOVED, "Borta"));
        assertThat(differences.getLast().fragments()).containsExactly(new Fragment(ADDED, "Ny"));
    }

    @Test
    void the_envelope_is_no_difference() throws JsonProcessingException {
        assertThat(between(
                        "{\"version\":1,\"publishedAt\":\"2026-01-01T00:00:00Z\",\"title\":\"A\"}",
                        "{\"version\":2,\"publishedAt\":\"2026-02-01T00:00:00Z\",\"title\":\"A\"}"))
                .isEmpty();
    }

    @Test
    void nested_members_and_plain_lists_are_compared() throws JsonProcessingException {
        assertThat(between(
                        "{\"validity\":{\"from\":\"2019\",\"to\":\"2020\"},\"purposes\":[\"A\",\"B\"]}",
                        "{\"validity\":{\"from\":\"2019\",\"to\":\"2021\"},\"purposes\":[\"A\",\"C\"]}"))
                .extracting(Difference::member, Difference::element, Difference::path)
                .containsExactly(tuple("validity", "", "to"), tuple("purposes", "2", ""));
    }

    @Test
    void a_very_long_text_is_shown_whole_instead_of_word_by_word() {
        var before = "ord ".repeat(3_000);

        assertThat(Difference.fragments(before, before + "till"))
                .containsExactly(new Fragment(REMOVED, before), new Fragment(ADDED, before + "till"));
    }

    private static List<Difference> between(String former, String later) throws JsonProcessingException {
        return Difference.between(MAPPER.readTree(former), MAPPER.readTree(later));
    }
}
