package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.util.ClassPathUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A promise refers only to an agreement whose publication was received and that is not withdrawn. */
@QuarkusTest
@ServiceTest(database = "promises")
class AgreementReferenceTest {
    @Inject
    ReplicatedDocuments known;

    @Test
    void an_unknown_agreement_is_refused() {
        var agreement = UUID.randomUUID().toString();
        var before = ServiceDatabase.size();

        refused(agreement);
        assertThat(ServiceDatabase.size()).isEqualTo(before);
    }

    @Test
    void a_published_agreement_can_be_named() throws Exception {
        var agreement = UUID.randomUUID().toString();
        AgreementTopic.tell(AgreementTopic.published(agreement, 1));

        var id = create(agreement)
                .statusCode(201)
                .body("agreementId", is(agreement))
                .extract()
                .<String>path("id");
        PROMISES.publish(id, 1).statusCode(200);
        PROMISES.read(anonymous(), id).body("agreementId", is(agreement));
    }

    @Test
    void an_edit_can_not_name_an_unknown_agreement_either() {
        var id = PROMISES.draft(promise("Utan avtal"));
        var agreement = UUID.randomUUID().toString();

        PROMISES.replace(id, 1, promise("Med avtal", "agreementId", agreement))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/agreementId"));
        PROMISES.read(as("editor"), id).body("title", is("Utan avtal")).body("revision", is(1));
    }

    @Test
    void a_withdrawn_agreement_is_refused_until_it_is_published_again() throws Exception {
        var agreement = UUID.randomUUID().toString();
        AgreementTopic.tell(AgreementTopic.published(agreement, 1));
        AgreementTopic.tell(AgreementTopic.withdrawn(agreement, 2));

        refused(agreement);
        AgreementTopic.tell(AgreementTopic.published(agreement, 3));
        create(agreement).statusCode(201);
    }

    @Test
    void an_older_or_repeated_event_changes_nothing() {
        var agreement = UUID.randomUUID().toString();

        assertThat(known.apply(AgreementTopic.published(agreement, 5))).isTrue();
        assertThat(known.apply(AgreementTopic.withdrawn(agreement, 4))).isFalse();
        assertThat(known.apply(AgreementTopic.withdrawn(agreement, 5))).isFalse();
        create(agreement).statusCode(201);
        assertThat(known.apply(AgreementTopic.withdrawn(agreement, 6))).isTrue();
        assertThat(known.apply(AgreementTopic.published(agreement, 5))).isFalse();
        refused(agreement);
    }

    @Test
    void every_example_of_an_agreement_event_is_understood() throws Exception {
        var examples = examples();
        assertThat(examples.keySet())
                .contains("agreement.published.v1.json", "agreement.published.v1.minimal.json")
                .contains("agreement.withdrawn.v1.json");
        long sequence = 1000;
        for (var example : examples.entrySet()) {
            var agreement = CanonicalJson.read(example.getValue(), JsonNode.class)
                    .at("/id")
                    .asText();
            var type = example.getKey().substring(0, example.getKey().indexOf(".v1"));
            AgreementTopic.tell(AgreementTopic.event(agreement, type, sequence++, example.getValue()));

            if (type.equals("agreement.withdrawn")) {
                refused(agreement);
            } else {
                create(agreement).statusCode(201).body("agreementId", is(agreement));
            }
        }
    }

    @Test
    void a_promise_renews_only_a_published_one() {
        var earlier = PROMISES.draft(promise("Löftet för 2018"));
        var later = promise("Löftet för 2019", "renews", earlier);

        as("editor")
                .body(later)
                .post(PROMISES.path())
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/renews"))
                .body(
                        "violations[0].text",
                        is(earlier + " is not a published promise: publish it first, or leave it out"));
        PROMISES.publish(earlier, 1).statusCode(200);
        as("editor").body(later).post(PROMISES.path()).then().statusCode(201).body("renews", is(earlier));
    }

    private static ValidatableResponse create(String agreement) {
        return as("editor")
                .body(promise("Löfte", "agreementId", agreement))
                .post(PROMISES.path())
                .then();
    }

    private static void refused(String agreement) {
        create(agreement)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/agreementId"))
                .body(
                        "violations[0].text",
                        is(agreement + " is not a published agreement: publish it first, or leave it out"));
    }

    /** The examples of agreement events in the contract, by file name. */
    private static Map<String, String> examples() throws IOException {
        var examples = new TreeMap<String, String>();
        ClassPathUtils.consumeAsPaths("event-contracts/examples", directory -> {
            try (var files = Files.list(directory)) {
                for (var file : files.toList()) {
                    var name = file.getFileName().toString();
                    if (name.startsWith("agreement.")) {
                        examples.put(name, Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return examples;
    }

    @Test
    void what_was_withdrawn_since_the_draft_was_written_stops_its_publication() throws Exception {
        var agreement = UUID.randomUUID().toString();
        AgreementTopic.tell(AgreementTopic.published(agreement, 1));
        var id = create(agreement).statusCode(201).extract().<String>path("id");
        AgreementTopic.tell(AgreementTopic.withdrawn(agreement, 2));

        PROMISES.publish(id, 1)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/agreementId"));
        PROMISES.read(anonymous(), id).statusCode(404);
    }
}
