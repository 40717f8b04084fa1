package se.samverkan.promises.event;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.StackResource;

/** Every public change is sent to Kafka in order and as the contract requires; a draft is never sent. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseEventTest {

    @Test
    void the_event_of_a_publication_holds_the_public_view() {
        var target = Map.of(
                "value", 4, "comparator", "AT_LEAST", "unit", "trygghetsvandringar", "asPublished", "minst fyra");
        var promise = promise(
                "Medborgarlöftet för 2019",
                "commitments",
                List.of(Map.of("text", "Vandra", "targets", List.of(target))));
        promise.put("validity", Map.of("from", "2019", "to", ".."));
        var id = PROMISES.published(promise);

        var event = PromiseTopic.eventsOf(id).getFirst();
        var headers = PromiseTopic.headers(event);
        assertThat(PromiseTopic.eventsOf(id)).hasSize(1);
        assertThat(event.key()).isEqualTo(id);
        assertThat(UUID.fromString(headers.get("ce_id")).version()).isEqualTo(7);
        assertThat(Instant.parse(headers.get("ce_time"))).isBeforeOrEqualTo(Instant.now());
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/samverkan/promises-service")
                .containsEntry("ce_type", "se.samverkan.promise.published.v1")
                .containsEntry("ce_subject", id)
                .containsEntry("ce_dataschema", "urn:samverkan:event:promise.published.v1")
                .containsEntry("ce_sequence", "1")
                .containsEntry("content-type", "application/json");
        assertThat(PromiseTopic.violations(event)).isEmpty();
        var data = CanonicalJson.read(event.value(), JsonNode.class);
        assertThat(data.at("/id").asText()).isEqualTo(id);
        assertThat(data.at("/title").asText()).isEqualTo("Medborgarlöftet för 2019");
        assertThat(data.at("/version").asInt()).isEqualTo(1);
        assertThat(data.at("/revision").asInt()).isEqualTo(2);
        assertThat(data.at("/validity/earliest").asText()).isEqualTo("2019-01-01");
        assertThat(data.at("/commitments/0/targets/0/id").asText()).isEqualTo("t1");
        for (var ofTheReader : List.of("temporalStatus", "_links", "hasUnpublishedChanges")) {
            assertThat(data.has(ofTheReader)).as(ofTheReader).isFalse();
        }
    }

    @Test
    void the_event_of_a_withdrawal_omits_the_withdrawn_text() {
        var id = PROMISES.published(promise("Hemlig text"));
        PROMISES.withdraw(id, 2, "Publicerades av misstag.").statusCode(200);

        var event = PromiseTopic.eventsOf(id).getLast();
        assertThat(PromiseTopic.headers(event))
                .containsEntry("ce_type", "se.samverkan.promise.withdrawn.v1")
                .containsEntry("ce_dataschema", "urn:samverkan:event:document.withdrawn.v1")
                .containsEntry("ce_subject", id)
                .containsEntry("ce_sequence", "2");
        assertThat(PromiseTopic.violations(event)).isEmpty();
        var data = CanonicalJson.read(event.value(), JsonNode.class);
        assertThat(data.at("/explanation").asText()).isEqualTo("Publicerades av misstag.");
        assertThat(data.at("/withdrawnBy").asText()).isEqualTo(STRANGNAS);
        assertThat(data.at("/sequence").asInt()).isEqualTo(2);
        assertThat(data.at("/version").asInt()).isEqualTo(1);
        assertThat(event.value()).doesNotContain("Hemlig text");
    }

    @Test
    void the_events_of_a_promise_come_in_order_with_a_rising_sequence() {
        var id = PROMISES.published(promise("Ett"));
        PROMISES.replace(id, 2, promise("Två")).statusCode(200);
        PROMISES.publish(id, 3).statusCode(200);
        PROMISES.withdraw(id, 4, "Fel").statusCode(200);
        PROMISES.publish(id, 5).statusCode(200);

        var events = PromiseTopic.eventsOf(id);
        assertThat(events.stream().map(event -> PromiseTopic.headers(event).get("ce_sequence")))
                .containsExactly("1", "2", "3", "4");
        assertThat(events.stream().map(event -> PromiseTopic.headers(event).get("ce_type")))
                .containsExactly(
                        "se.samverkan.promise.published.v1",
                        "se.samverkan.promise.published.v1",
                        "se.samverkan.promise.withdrawn.v1",
                        "se.samverkan.promise.published.v1");
        assertThat(new HashSet<>(events.stream()
                        .map(event -> PromiseTopic.headers(event).get("ce_id"))
                        .toList()))
                .hasSize(4);
        assertThat(events.stream().map(ConsumerRecord::partition).distinct()).hasSize(1);
        assertThat(events.get(1).value()).contains("\"title\":\"Två\"");
    }

    @Test
    void the_event_is_the_stored_version_byte_for_byte() {
        var id = PROMISES.published(promise("Samma"));

        assertThat(PromiseTopic.eventsOf(id).getFirst().value())
                .isEqualTo(
                        ServiceDatabase.rows("select content from version where document_id = ?", UUID.fromString(id))
                                .getFirst()
                                .getFirst());
    }

    @Test
    void a_draft_is_never_sent() {
        var draft = PROMISES.draft(promise("Utkast"));
        PROMISES.replace(draft, 1, promise("Ändrat utkast")).statusCode(200);
        var deleted = PROMISES.draft(promise("Borttaget utkast"));
        as("editor")
                .header("If-Match", etag(1))
                .delete(PROMISES.at(deleted))
                .then()
                .statusCode(204);
        var edited = PROMISES.published(promise("Publicerat"));
        PROMISES.replace(edited, 2, promise("Ännu inte publicerat")).statusCode(200);

        assertThat(PromiseTopic.eventsOf(draft)).isEmpty();
        assertThat(PromiseTopic.eventsOf(deleted)).isEmpty();
        assertThat(PromiseTopic.eventsOf(edited)).hasSize(1);
    }

    @Test
    void the_topic_is_compacted_and_has_three_partitions() throws Exception {
        PROMISES.published(promise("Så att ämnet finns"));
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, PromiseTopic.NAME);
        try (var admin = Admin.create(Map.of("bootstrap.servers", StackResource.bootstrapServers()))) {
            var partitions = admin.describeTopics(List.of(PromiseTopic.NAME))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(PromiseTopic.NAME)
                    .partitions();
            var settings = admin.describeConfigs(List.of(topic))
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .get(topic);

            assertThat(partitions).hasSize(3);
            assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get("max.compaction.lag.ms").value()).isEqualTo("604800000");
        }
    }

    @Test
    void the_largest_promise_that_is_taken_reaches_the_topic_too() {
        var periods = Collections.nCopies(
                200, Map.of("period", Map.of("from", "2019", "to", "2019"), "value", 1, "unit", "dialoger i kommunen"));
        var evidence = Collections.nCopies(50, Map.of("type", "STATISTICS", "series", periods));
        var id = PROMISES.published(promise("Mycket underlag", "evidence", evidence));

        var event = PromiseTopic.eventsOf(id).getFirst();

        assertThat(event.serializedValueSize()).isGreaterThan(1024 * 1024);
        assertThat(event.key()).isEqualTo(id);
    }
}
