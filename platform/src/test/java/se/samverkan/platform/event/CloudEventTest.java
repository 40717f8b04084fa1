package se.samverkan.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event travels as a CloudEvent in Kafka's binary mode and arrives as it was sent. */
class CloudEventTest {
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final CloudEvent EVENT = new CloudEvent(
            "42",
            "/samverkan/promises-service",
            "se.samverkan.promise.published.v1",
            "019cad9a-e042-7109-b0ad-2ccd03bb605b",
            Instant.parse("2026-03-02T09:05:02.318Z"),
            "urn:samverkan:event:promise.published.v1",
            7,
            "samverkan.promises",
            TRACEPARENT,
            "{\"title\":\"Löftet\"}");

    @Test
    void the_attributes_are_headers_and_the_data_is_the_value() {
        var out = EVENT.toRecord();

        assertThat(out.topic()).isEqualTo("samverkan.promises");
        assertThat(out.key()).isEqualTo("019cad9a-e042-7109-b0ad-2ccd03bb605b");
        assertThat(out.value()).isEqualTo("{\"title\":\"Löftet\"}");
        assertThat(headers(out))
                .isEqualTo(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "42"),
                        Map.entry("ce_source", "/samverkan/promises-service"),
                        Map.entry("ce_type", "se.samverkan.promise.published.v1"),
                        Map.entry("ce_subject", "019cad9a-e042-7109-b0ad-2ccd03bb605b"),
                        Map.entry("ce_time", "2026-03-02T09:05:02.318Z"),
                        Map.entry("ce_dataschema", "urn:samverkan:event:promise.published.v1"),
                        Map.entry("ce_sequence", "7"),
                        Map.entry("ce_traceparent", TRACEPARENT),
                        Map.entry("traceparent", TRACEPARENT),
                        Map.entry("content-type", "application/json")));
    }

    @Test
    void an_event_without_a_trace_names_none_and_is_readable() {
        var incoming = arriving(EVENT.toRecord());
        incoming.headers().remove("ce_traceparent").remove("traceparent").add("ce_traceparent", null);

        var event = CloudEvent.of(incoming);

        assertThat(event.traceparent()).isNull();
        assertThat(headers(event.toRecord())).hasSize(9).doesNotContainKeys("ce_traceparent", "traceparent");
    }

    @Test
    void what_arrives_is_what_was_sent() {
        assertThat(CloudEvent.of(arriving(EVENT.toRecord()))).isEqualTo(EVENT);
        assertThat(EVENT.collection()).isEqualTo("promises");
    }

    @ParameterizedTest
    @CsvSource({
        "se.samverkan.promise.withdrawn.v1, true",
        "se.samverkan.promise.published.v1, false",
        "se.samverkan.progress.updated.v1, false"
    })
    void a_withdrawal_is_told_by_its_type(String type, boolean expected) {
        var event = new CloudEvent("1", "/s", type, "x", EVENT.time(), "urn:x", 1, "samverkan.promises", null, "{}");

        assertThat(event.isWithdrawal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "time", "dataschema", "sequence"})
    void a_record_without_one_of_the_headers_is_unreadable(String header) {
        var incoming = arriving(EVENT.toRecord());
        incoming.headers().remove("ce_" + header);

        assertThatThrownBy(() -> CloudEvent.of(incoming)).isInstanceOf(CloudEvent.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"time, yesterday", "sequence, seven", "sequence, 99999999999999999999"})
    void a_record_with_a_malformed_header_is_unreadable(String header, String value) {
        var incoming = arriving(EVENT.toRecord());
        incoming.headers().remove("ce_" + header);
        incoming.headers().add("ce_" + header, value.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CloudEvent.of(incoming))
                .isInstanceOf(CloudEvent.Unreadable.class)
                .hasMessage("not a CloudEvent of ours");
    }

    private static ConsumerRecord<String, String> arriving(ProducerRecord<String, String> sent) {
        var incoming = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(incoming.headers()::add);
        return incoming;
    }

    private static Map<String, String> headers(ProducerRecord<String, String> out) {
        var headers = new HashMap<String, String>();
        for (Header header : out.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
