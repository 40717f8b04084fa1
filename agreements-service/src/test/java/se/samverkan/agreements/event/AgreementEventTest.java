package se.samverkan.agreements.event;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.example;
import static se.samverkan.agreements.AgreementRequests.json;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.request;
import static se.samverkan.agreements.AgreementRequests.withdraw;
import static se.samverkan.agreements.event.SentEvents.assertValid;
import static se.samverkan.agreements.event.SentEvents.header;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTopic;

/** The events of agreements and action plans match the event contracts. */
@QuarkusTest
@ServiceTest(database = "agreements")
class AgreementEventTest {
    @ParameterizedTest
    @CsvSource({"agreements, agreement, supersedes", "action-plans, action-plan, agreementId"})
    void the_event_of_a_publication_holds_the_whole_public_view(String collection, String noun, String reference) {
        var content = example(noun + ".published.v1.every-member");
        content.remove("changeNote");
        var referred = published("agreements", body("Den som pekas ut"));
        content.put(reference, referred);
        if (content.has("partOf")) {
            content.put("partOf", referred);
        }
        var id = published(collection, request(content));

        var event = SentEvents.about(id, collection, 1).getFirst();

        assertValid(event);
        assertHeaders(event, noun + ".published", noun + ".published", "1");
        var data = json(event.value());
        assertThat(header(event, "ce_time")).isEqualTo(data.get("updatedAt").asText());
        var served = json(anonymous().get("/{collection}/{id}", collection, id).asString());
        assertThat(data).isEqualTo(served.remove(List.of("temporalStatus", "_links")));
        assertThat(data.remove(List.of("id", "version", "revision", "publicationStatus", "publishedAt", "updatedAt")))
                .isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({"agreements, agreement", "action-plans, action-plan"})
    void the_event_of_a_withdrawal_holds_the_explanation_and_never_the_text(String collection, String noun) {
        var id = published(collection, body("Ska glömmas"));
        var withdrawn = withdraw(collection, id, "\"2\"");
        assertThat(withdrawn.statusCode()).isEqualTo(200);

        var event = SentEvents.about(id, collection, 2).getLast();

        assertValid(event);
        assertHeaders(event, noun + ".withdrawn", "document.withdrawn", "2");
        var expected = json("""
                {"version":1,"sequence":2,"municipalities":["0486"],
                 "partyIds":["municipality:0486","police:polismyndigheten"],
                 "withdrawnBy":"municipality:0486","explanation":"Fel dokument publicerades."}""");
        expected.put("id", id).put("withdrawnAt", withdrawn.<String>path("updatedAt"));
        assertThat(json(event.value())).isEqualTo(expected);
        assertThat(header(event, "ce_time")).isEqualTo(withdrawn.<String>path("updatedAt"));
    }

    @Test
    void a_draft_is_never_sent() {
        var draft = created("agreements", body("Hemligt utkast"));
        var later = published("agreements", body("Publicerad efter utkastet"));

        SentEvents.about(later, "agreements", 1);

        assertThat(TestTopic.records("samverkan.agreements"))
                .noneMatch(event -> event.key().equals(draft));
    }

    @Test
    void every_event_has_an_id_of_its_own() {
        var events = Stream.of("En", "Två")
                .map(title -> published("agreements", body(title)))
                .map(id -> SentEvents.about(id, "agreements", 1).getFirst())
                .toList();

        assertThat(header(events.get(0), "ce_id")).isNotBlank().isNotEqualTo(header(events.get(1), "ce_id"));
    }

    private static void assertHeaders(
            ConsumerRecord<String, String> event, String type, String schema, String sequence) {
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_id")).isNotBlank();
        assertThat(header(event, "ce_source")).isEqualTo("/samverkan/agreements-service");
        assertThat(header(event, "ce_type")).isEqualTo("se.samverkan." + type + ".v1");
        assertThat(header(event, "ce_subject")).isEqualTo(event.key());
        assertThat(header(event, "ce_dataschema")).isEqualTo("urn:samverkan:event:" + schema + ".v1");
        assertThat(header(event, "ce_sequence")).isEqualTo(sequence);
        assertThat(header(event, "content-type")).isEqualTo("application/json");
    }
}
