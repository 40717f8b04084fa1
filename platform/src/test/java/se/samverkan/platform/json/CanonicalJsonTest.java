package se.samverkan.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored and hashed has one form only, by RFC 8785. */
class CanonicalJsonTest {

    private record Member(String name) {}

    private record Sheet(String title, List<String> empty, Member absent, Instant at, Span validity) {}

    private record Span(String from, LocalDate earliest, List<String> notes) {}

    /** RFC 8785, section 3.2.3: members stand in the order of their UTF-16 code units. */
    @Test
    void members_stand_in_the_order_of_the_standard() {
        var json = CanonicalJson.of(CanonicalJson.read("""
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}""", JsonNode.class));

        assertThat(json)
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "4.0, 4",
        "4.50, 4.5",
        "1E2, 100",
        "-0.0, 0",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "1e21, 1e+21",
        "123456789012.125, 123456789012.125"
    })
    void a_number_has_one_form(String written, String canonical) {
        assertThat(CanonicalJson.of(CanonicalJson.read("[" + written + "]", JsonNode.class)))
                .isEqualTo("[" + canonical + "]");
    }

    @Test
    void the_order_and_spacing_of_the_writer_do_not_show() {
        var one = CanonicalJson.read("{\"b\": [1, {\"d\": 1, \"c\": 2}], \"a\": \"å\\u00e4ö\"}", JsonNode.class);
        var other = CanonicalJson.read("{\"a\":\"åäö\",\"b\":[1.0,{\"c\":2,\"d\":1}]}", JsonNode.class);

        assertThat(CanonicalJson.of(one)).isEqualTo("{\"a\":\"åäö\",\"b\":[1,{\"c\":2,\"d\":1}]}");
        assertThat(CanonicalJson.of(other)).isEqualTo(CanonicalJson.of(one));
    }

    @Test
    void what_is_absent_or_empty_is_left_out_and_a_date_stays_as_it_was_stated() {
        var sheet = new Sheet(
                "Löfte",
                List.of(),
                null,
                Instant.parse("2026-03-02T09:05:02.318Z"),
                new Span("2018-22", LocalDate.parse("2018-06-01"), List.of()));

        assertThat(CanonicalJson.of(sheet))
                .isEqualTo("{\"at\":\"2026-03-02T09:05:02.318Z\",\"title\":\"Löfte\","
                        + "\"validity\":{\"earliest\":\"2018-06-01\",\"from\":\"2018-22\"}}");
    }

    @Test
    void what_was_stored_is_read_back_as_it_was_without_what_a_type_does_not_have() {
        var sheet =
                new Sheet("Löfte", List.of(), null, null, new Span("2019", LocalDate.parse("2019-01-01"), List.of()));

        var stored = CanonicalJson.of(sheet);

        assertThat(CanonicalJson.read(stored, Sheet.class)).isEqualTo(sheet);
        assertThat(CanonicalJson.read("{\"name\":\"x\",\"later\":[]}", Member.class))
                .isEqualTo(new Member("x"));
        assertThat(CanonicalJson.fromTree(CanonicalJson.tree(sheet), Sheet.class))
                .isEqualTo(sheet);
    }

    @Test
    void the_hash_is_the_sha_256_of_the_text_in_utf_8() {
        assertThat(CanonicalJson.sha256(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Stream.of("abc", "Strängnäs").map(CanonicalJson::sha256))
                .containsExactly(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        "ff012336aa27a2aab1e97791c21305785986f0ad8f509d78a3e82a11b3c7c90a");
    }
}
