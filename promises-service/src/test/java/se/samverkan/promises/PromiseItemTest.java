package se.samverkan.promises;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROBLEM;
import static se.samverkan.promises.PromiseRequests.as;
import static se.samverkan.promises.PromiseRequests.draft;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.publish;
import static se.samverkan.promises.PromiseRequests.published;
import static se.samverkan.promises.PromiseRequests.read;
import static se.samverkan.promises.PromiseRequests.replace;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.StackResource;

/** What a promise's items and references may point at stays what it was. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "promises"))
class PromiseItemTest {
    private static final Map<String, Object> ONE = Map.of("text", "Ett");
    private static final Map<String, Object> TWO = Map.of("text", "Två");

    @Test
    void an_id_that_an_earlier_revision_gave_away_is_never_given_to_another_item() {
        var id = published(promise("Två punkter", "commitments", List.of(ONE, TWO)));
        var kept = Map.of("id", "c1", "text", "Ett");
        replace(id, 2, promise("En punkt", "commitments", List.of(kept))).statusCode(200);

        replace(id, 3, promise("En ny punkt", "commitments", List.of(kept, Map.of("text", "Ny"))))
                .statusCode(200)
                .body("commitments.id", contains("c1", "c3"));
    }

    @Test
    void a_promise_does_not_renew_itself() {
        var id = published(promise("Förnyar sig självt"));

        replace(id, 2, promise("Förnyar sig självt", "renews", id))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations[0].text", is("refers to the document itself"));
    }

    @Test
    void an_edit_that_changes_nothing_leaves_nothing_to_publish() {
        var id = published(promise("Oförändrat"));

        replace(id, 2, promise("Oförändrat")).statusCode(200).body("hasUnpublishedChanges", is(false));

        publish(id, 3).statusCode(409).contentType(PROBLEM);
        read(as("editor"), id).body("version", is(1));
    }

    @Test
    void an_empty_draft_of_items_gets_ids_by_its_own_count() {
        var id = draft(promise("Punkter", "commitments", List.of(ONE, TWO)));

        read(as("editor"), id).body("commitments.id", contains("c1", "c2"));
    }
}
