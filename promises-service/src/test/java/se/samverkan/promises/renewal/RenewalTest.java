package se.samverkan.promises.renewal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.renew;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.promises.AgreementTopic;
import se.samverkan.stack.testing.ServiceTest;

/** A party drafts the next promise from a published one. */
@QuarkusTest
@ServiceTest(database = "promises")
class RenewalTest {
    private static final Map<String, Object> WALKS =
            Map.of("text", "Vandringar", "targets", List.of(Map.of("value", 4, "unit", "vandringar")));
    private static final Map<String, Object> LIGHTS = Map.of("text", "Belysning");

    @Test
    void the_draft_carries_every_commitment_over_unchanged() {
        var before = promise("Medborgarlöftet för 2018", "commitments", List.of(WALKS, LIGHTS));
        before.put("validity", Map.of("from", "2018"));
        before.put("theme", "trygghet");
        var id = PROMISES.published(before);

        var next = renew(id, 2, Map.of())
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesRegex("http://127\\.0\\.0\\.1:8080/samverkan/v1/promises/[0-9a-f-]{36}"))
                .header("Cache-Control", "private, no-store")
                .body("id", not(is(id)))
                .body("publicationStatus", is("DRAFT"))
                .body("title", is("Medborgarlöftet för 2018"))
                .body("theme", is("trygghet"))
                .body("renews", is(id))
                .body("commitments.id", contains("c1", "c2"))
                .body("commitments.text", contains("Vandringar", "Belysning"))
                .body("commitments.change", everyItem(is("UNCHANGED")))
                .body("commitments.carriedOverFrom.promiseId", everyItem(is(id)))
                .body("commitments.carriedOverFrom.commitmentId", contains("c1", "c2"))
                .body("commitments[0].targets[0].id", is("t1"))
                .body("commitments[0].targets[0].value", is(4))
                .body("missingApprovals", contains("municipality:0486", POLICE))
                .body("$", not(hasKey("validity")))
                .body("$", not(hasKey("sources")))
                .body("$", not(hasKey("version")))
                .extract()
                .<String>path("id");

        PROMISES.read(as("approver", POLICE), next).statusCode(200).body("renews", is(id));
        PROMISES.read(anonymous(), next).statusCode(404).contentType(PROBLEM);
        PROMISES.read(as("editor"), id).header("ETag", "\"2\"").body("hasUnpublishedChanges", is(false));
    }

    @Test
    void title_and_validity_may_be_given() {
        var id = PROMISES.published(promise("Medborgarlöftet för 2018"));

        renew(id, 2, Map.of("title", "Medborgarlöftet för 2019", "validity", Map.of("from", "2019", "to", "2019-23")))
                .statusCode(201)
                .body("title", is("Medborgarlöftet för 2019"))
                .body("validity.from", is("2019"))
                .body("validity.latest", is("2019-11-30"));
    }

    @Test
    void without_a_body_nothing_special_is_asked_for() {
        var id = PROMISES.published(promise("Medborgarlöftet för 2018"));

        as("editor")
                .header("If-Match", etag(2))
                .post(PROMISES.at(id) + "/renewals")
                .then()
                .statusCode(201)
                .body("title", is("Medborgarlöftet för 2018"))
                .body("$", not(hasKey("validity")));
    }

    @Test
    void what_is_public_is_renewed_and_not_an_edit_of_it() {
        var id = PROMISES.published(promise("Publicerat", "commitments", List.of(LIGHTS)));
        PROMISES.replace(id, 2, promise("Ändrat", "commitments", List.of(Map.of("id", "c1", "text", "Mörker"))));

        renew(id, 3, Map.of())
                .statusCode(201)
                .body("title", is("Publicerat"))
                .body("commitments.text", contains("Belysning"));
    }

    @Test
    void an_agreement_stays_as_long_as_it_is_public() throws Exception {
        var agreement = UUID.randomUUID().toString();
        AgreementTopic.tell(AgreementTopic.published(agreement, 1));
        var id = PROMISES.published(promise("Under en överenskommelse", "agreementId", agreement));

        renew(id, 2, Map.of()).statusCode(201).body("agreementId", is(agreement));
        AgreementTopic.tell(AgreementTopic.withdrawn(agreement, 2));
        renew(id, 2, Map.of()).statusCode(201).body("$", not(hasKey("agreementId")));
    }
}
