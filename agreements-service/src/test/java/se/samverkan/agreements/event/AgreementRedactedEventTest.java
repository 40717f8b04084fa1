package se.samverkan.agreements.event;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.agreements.event.SentEvents.assertValid;
import static se.samverkan.agreements.event.SentEvents.header;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** The event of a redaction holds the whole document after the redaction, as the event contract requires. */
@QuarkusTest
@ServiceTest(database = "agreements")
class AgreementRedactedEventTest {
    @ParameterizedTest
    @CsvSource({"agreements, agreement, supersedes", "action-plans, action-plan, agreementId"})
    void the_event_of_a_redaction_holds_the_public_view_without_the_redacted_text(
            String collection, String noun, String reference) {
        var content = example(noun + ".published.v1.every-member");
        content.remove("changeNote");
        var referred = published("agreements", body("Den som pekas ut"));
        content.put(reference, referred);
        if (content.has("partOf")) {
            content.put("partOf", referred);
        }
        var id = published(collection, request(content));

        var redacted = as("admin", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body("""
                        {"pointers":["/representatives/0/name","/contact/email"],"reason":"Uppgift om enskild person"}""")
                .post("/{collection}/{id}/redactions", collection, id);

        assertThat(redacted.statusCode()).as(redacted.asString()).isEqualTo(200);
        var event = SentEvents.about(id, collection, 2).getLast();
        assertValid(event);
        assertThat(header(event, "ce_type")).isEqualTo("se.samverkan." + noun + ".redacted.v1");
        assertThat(header(event, "ce_dataschema")).isEqualTo("urn:samverkan:event:" + noun + ".redacted.v1");
        assertThat(header(event, "ce_subject")).isEqualTo(id);
        assertThat(header(event, "ce_sequence")).isEqualTo("2");
        assertThat(header(event, "ce_time")).isEqualTo(redacted.<String>path("updatedAt"));
        var data = json(event.value());
        var served = json(anonymous().get("/{collection}/{id}", collection, id).asString());
        assertThat(data).isEqualTo(served.remove(List.of("temporalStatus", "_links")));
        assertThat(data.at("/representatives/0/name").asText()).isEqualTo("[borttaget]");
        assertThat(data.at("/contact").has("email")).isFalse();
        assertThat(event.value()).doesNotContain("Alex Exempelsson", "kontaktcenter@example.com");
    }
}
