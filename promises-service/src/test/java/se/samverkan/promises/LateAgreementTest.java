package se.samverkan.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** An import waits for an agreement that its owner has published a moment ago, as a request does. */
@QuarkusTest
@ServiceTest(database = "promises")
class LateAgreementTest {
    private static final String IMPORTS = "/samverkan/v1/imports";

    @Inject
    ReplicatedDocuments known;

    private final String agreement = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    /** Imports a promise that refers to the agreement, and returns the path of the import when it has ended. */
    private String imported(boolean dryRun) throws JsonProcessingException {
        var promise = promise("Löftet", "agreementId", agreement);
        promise.put("externalId", key);
        String id = as("archivist")
                .contentType("application/jsonl;charset=UTF-8")
                .queryParam("dryRun", dryRun)
                .body(new ObjectMapper().writeValueAsString(promise).getBytes(UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var path = IMPORTS + "/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("archivist").get(path).path("status").equals("DONE"));
        return path;
    }

    /** Applies the event of the agreement as soon as an instance has taken the import. */
    private void publishDuringImport() {
        long before = takenImports();
        Thread.ofVirtual().start(() -> {
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> takenImports() > before);
            known.apply(AgreementTopic.published(agreement, 1));
        });
    }

    private static long takenImports() {
        return ServiceDatabase.number("select count(*) from import_job where attempts > 0");
    }

    @Test
    void an_agreement_that_comes_during_the_import_is_found() throws Exception {
        publishDuringImport();

        var path = imported(false);

        as("archivist").get(path + "/documents").then().body("items.outcome", contains("CREATED"));
    }

    @Test
    void a_dry_run_waits_too() throws Exception {
        publishDuringImport();

        as("archivist").get(imported(true) + "/documents").then().body("items.outcome", contains("CREATED"));
    }

    @Test
    void an_agreement_that_does_not_come_is_refused() throws Exception {
        as("archivist")
                .get(imported(false) + "/documents")
                .then()
                .body("items.outcome", contains("REFUSED"))
                .body(
                        "items[0].violations[0].text",
                        is(agreement + " is not a published agreement: publish it first, or leave it out"));
    }

    @Test
    void a_document_of_another_kind_is_not_waited_for_again_and_again() throws Exception {
        known.apply(AgreementTopic.of("samverkan.action-plans", agreement, "action-plan.published", 1, "{}"));

        as("archivist").get(imported(false) + "/documents").then().body("items.outcome", contains("REFUSED"));
    }
}
