package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.index.IndexEvents;

/** The JSON of a document changes only in its temporalStatus from day to day, and so does its tag. */
class DocumentJsonTest {
    private static final byte[] JSON =
            "{\"id\":\"1\",\"temporalStatus\":\"UPCOMING\",\"title\":\"Löfte\"}".getBytes(StandardCharsets.UTF_8);

    private final DocumentJson document = new DocumentJson(JSON, TemporalStatus.UPCOMING);

    @ParameterizedTest
    @EnumSource(TemporalStatus.class)
    void only_the_status_changes_with_the_day(TemporalStatus status) {
        var expected = "{\"id\":\"1\",\"temporalStatus\":\"" + status + "\",\"title\":\"Löfte\"}";

        assertThat(new String(document.body(status).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
        assertThat(ResponseBody.buffer(document.ready(status).whole()).toString(StandardCharsets.UTF_8))
                .isEqualTo(expected);
        assertThat(document.ready(status).body().tag())
                .isEqualTo(document.body(status).tag());
    }

    @Test
    void the_ready_bytes_are_reused_until_the_status_changes() {
        var today = document.ready(TemporalStatus.IN_FORCE);

        assertThat(document.ready(TemporalStatus.IN_FORCE)).isSameAs(today);
        assertThat(document.ready(TemporalStatus.EXPIRED).status()).isEqualTo(TemporalStatus.EXPIRED);
        assertThat(ResponseBody.buffer(document.ready(TemporalStatus.IN_FORCE).whole()))
                .isEqualTo(ResponseBody.buffer(today.whole()));
    }

    @Test
    void each_status_and_each_content_has_its_own_tag() {
        var another = new DocumentJson(
                new String(JSON, StandardCharsets.UTF_8)
                        .replace("Löfte", "Lofte")
                        .getBytes(StandardCharsets.UTF_8),
                TemporalStatus.UPCOMING);
        var tags = new HashSet<String>();

        for (var status : TemporalStatus.values()) {
            tags.add(document.tag(status));
            tags.add(another.tag(status));
        }

        assertThat(tags).hasSize(2 * TemporalStatus.values().length);
        assertThat(document.body(TemporalStatus.EXPIRED)
                        .matchesWeakly("\"" + document.tag(TemporalStatus.UPCOMING) + "\""))
                .isFalse();
    }

    @Test
    void an_open_document_can_have_more_members() {
        var fragments = new ArrayList<JsonSegment>();
        document.open(TemporalStatus.UNKNOWN, fragments);
        fragments.add(JsonSegment.of(",\"progress\":1"));
        fragments.add(DocumentJson.END);

        assertThat(new String(new ResponseBody(fragments, "tag", 0).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"1\",\"temporalStatus\":\"UNKNOWN\",\"title\":\"Löfte\",\"progress\":1}");
    }

    /** Whoever writes a title does not write the status. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"temporalStatus\":\"EXPIRED\"", "temporalStatus", "\\\"temporalStatus\\\":\\\"X", "}{,\"\u2028"
            })
    void the_status_is_the_first_one_even_if_the_document_contains_others(String title) throws IOException {
        var data = IndexEvents.document(UUID.randomUUID(), title, "2019", "2019", "0486");
        data.putObject("contact").put("temporalStatus", "EXPIRED");
        var document = new DocumentRenderer(IndexEvents.JSON, "").document("promises", data);

        for (var day : List.of("2018-06-01", "2019-06-01", "2020-06-01")) {
            var asOf = LocalDate.parse(day);
            JsonNode read = IndexEvents.JSON.readTree(document.body(asOf).bytes());
            assertThat(read.path("temporalStatus").asText())
                    .isEqualTo(document.on(asOf).name());
            assertThat(read.path("title").asText()).isEqualTo(title);
            assertThat(read.at("/contact/temporalStatus").asText()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void a_follow_up_has_the_same_bytes_and_the_same_tag_on_every_day() {
        var data = IndexEvents.document(UUID.randomUUID(), "Uppföljning", "2019", "2019", "0486");
        data.put("title", "\"temporalStatus\":\"EXPIRED\"");
        var renderer = new DocumentRenderer(IndexEvents.JSON, "");
        var followUp = renderer.document("follow-ups", data);
        var before = followUp.body(LocalDate.parse("2018-06-01"));
        var after = followUp.body(LocalDate.parse("2020-06-01"));

        assertThat(followUp.on(LocalDate.parse("2019-06-01"))).isNull();
        assertThat(renderer.json(followUp).has("temporalStatus")).isFalse();
        assertThat(renderer.json(followUp).path("title").asText()).isEqualTo("\"temporalStatus\":\"EXPIRED\"");
        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.tag()).isEqualTo(before.tag());
        assertThat(new JsonComposer()
                        .documents("items", List.of(followUp, followUp), LocalDate.parse("2019-06-01"))
                        .body()
                        .bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"items\":[%1$s,%1$s]}".formatted(new String(before.bytes(), StandardCharsets.UTF_8)));
    }

    @Test
    void json_without_a_status_is_not_a_document() {
        assertThatThrownBy(() -> new DocumentJson("{}".getBytes(StandardCharsets.UTF_8), TemporalStatus.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the document has no temporalStatus");
    }
}
