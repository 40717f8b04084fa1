package se.samverkan.promises.event;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceTest;

/** The event of a redaction holds the whole promise after the redaction, as the event contract requires. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseRedactedEventTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final SchemaLocation CONTRACT =
            SchemaLocation.of("classpath:event-contracts/schemas/promise.redacted.v1.json");

    @Test
    void the_event_of_a_redaction_holds_the_public_view_without_the_redacted_text() {
        var id = PROMISES.published(promise(
                "Medborgarlöftet",
                "representatives",
                List.of(Map.of("name", "Alex Exempelsson", "roleTitle", "Chef"))));

        var redacted = as("admin")
                .header("If-Match", etag(2))
                .body(Map.of("pointers", List.of("/representatives/0/name"), "reason", "Uppgift om enskild person"))
                .post(PROMISES.at(id) + "/redactions");

        assertThat(redacted.statusCode()).as(redacted.asString()).isEqualTo(200);
        var events = PromiseTopic.eventsOf(id);
        assertThat(events).hasSize(2);
        var event = events.getLast();
        assertThat(PromiseTopic.headers(event))
                .containsEntry("ce_type", "se.samverkan.promise.redacted.v1")
                .containsEntry("ce_dataschema", "urn:samverkan:event:promise.redacted.v1")
                .containsEntry("ce_subject", id)
                .containsEntry("ce_sequence", "2")
                .containsEntry("ce_time", redacted.path("updatedAt"));
        assertThat(SCHEMAS.getSchema(CONTRACT).validate(event.value(), InputFormat.JSON))
                .isEmpty();
        var data = CanonicalJson.read(event.value(), ObjectNode.class);
        assertThat(data.at("/representatives/0/name").asText()).isEqualTo("[borttaget]");
        assertThat(event.value()).doesNotContain("Alex Exempelsson");
        var served = CanonicalJson.read(anonymous().get(PROMISES.at(id)).asString(), ObjectNode.class);
        assertThat(data).isEqualTo(served.remove(List.of("temporalStatus", "_links")));
    }

    @Test
    void a_promise_with_a_member_of_another_name_is_no_event_by_the_contract() {
        var redacted = CanonicalJson.read(
                "{\"id\":\"019cada4-3084-776f-abcb-b9cda4dbb9a7\",\"titel\":\"Löfte\"}", ObjectNode.class);

        assertThat(SCHEMAS.getSchema(CONTRACT).validate(redacted.toString(), InputFormat.JSON))
                .extracting(Object::toString)
                .anyMatch(violation -> violation.contains("titel"));
    }
}
