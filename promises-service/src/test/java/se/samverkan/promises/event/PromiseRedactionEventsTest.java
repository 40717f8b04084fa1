package se.samverkan.promises.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promiseWithRepresentatives;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A redaction is sent to every reader, and responses and events from before it are not repeated. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseRedactionEventsTest {
    @Test
    void the_event_holds_the_whole_public_view_without_the_redacted_text() {
        var id = PROMISES.published(promiseWithRepresentatives("Ett", "Eva Ek"));
        PROMISES.replace(id, 2, promiseWithRepresentatives("Två", "Bo Berg", "Eva Ek"))
                .statusCode(200);
        PROMISES.publish(id, 3).statusCode(200);
        PROMISES.replace(id, 4, promiseWithRepresentatives("Tre", "Per Pil", "Eva Ek"))
                .statusCode(200);
        PROMISES.redact(id, 5, "/representatives/1/name").statusCode(200);

        var event = PromiseTopic.eventsOf(id).getLast();
        assertThat(PromiseTopic.violations(event)).isEmpty();
        assertThat(PromiseTopic.headers(event))
                .containsEntry("ce_type", "se.samverkan.promise.redacted.v1")
                .containsEntry("ce_dataschema", "urn:samverkan:event:promise.redacted.v1")
                .containsEntry("ce_subject", id)
                .containsEntry("ce_sequence", "3");
        var data = CanonicalJson.read(event.value(), JsonNode.class);
        assertThat(data.at("/id").asText()).isEqualTo(id);
        assertThat(data.at("/version").asInt()).isEqualTo(2);
        assertThat(data.at("/publicationStatus").asText()).isEqualTo("PUBLISHED");
        assertThat(data.at("/title").asText()).isEqualTo("Två");
        assertThat(data.at("/representatives/0/name").asText()).isEqualTo("Bo Berg");
        assertThat(data.at("/representatives/1/name").asText()).isEqualTo("[borttaget]");
        assertThat(event.value()).doesNotContain("Eva Ek", "Per Pil", "pprovals", "hasUnpublishedChanges");
    }

    @Test
    void the_stored_response_is_removed_with_the_text() {
        var id = PROMISES.draft(promiseWithRepresentatives("Ett", "Eva Ek"));
        assertThat(publishWithKey(id).statusCode(200).extract().asString()).contains("Eva Ek");
        PROMISES.redact(id, 2, "/representatives/0/name").statusCode(200);

        assertThat(publishWithKey(id).statusCode(422).extract().asString()).doesNotContain("Eva Ek");
        assertThat(ServiceDatabase.rows(
                        "select path, body from idempotency_record where body like ?", "%" + id + "%Eva Ek%"))
                .isEmpty();
    }

    @Test
    void the_withdrawal_of_a_withdrawn_promise_is_sent_again_without_the_text() {
        var id = PROMISES.published(promiseWithRepresentatives("Återkallat", "Eva Ek"));
        PROMISES.withdraw(id, 2, "Publicerades av misstag.").statusCode(200);

        PROMISES.redact(id, 3, "/representatives/0/name")
                .statusCode(200)
                .body("publicationStatus", is("WITHDRAWN"))
                .body("representatives.name", contains("[borttaget]"));
        var event = PromiseTopic.eventsOf(id).getLast();
        assertThat(PromiseTopic.violations(event)).isEmpty();
        assertThat(PromiseTopic.headers(event))
                .containsEntry("ce_type", "se.samverkan.promise.withdrawn.v1")
                .containsEntry("ce_dataschema", "urn:samverkan:event:document.withdrawn.v1")
                .containsEntry("ce_sequence", "3");
        assertThat(event.value()).contains("Publicerades av misstag.").doesNotContain("Eva Ek", "Återkallat");
        PROMISES.read(anonymous(), id).statusCode(410).body("explanation", is("Publicerades av misstag."));
        PROMISES.publish(id, 4).statusCode(200);
        PROMISES.read(anonymous(), id).body("representatives.name", contains("[borttaget]"));
    }

    private static ValidatableResponse publishWithKey(String id) {
        return PROMISES.post(as("archivist").header("Idempotency-Key", id), id, "publications", 1, Map.of());
    }
}
