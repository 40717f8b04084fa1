package se.samverkan.promises;

import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROBLEM;
import static se.samverkan.promises.PromiseRequests.anonymous;
import static se.samverkan.promises.PromiseRequests.as;
import static se.samverkan.promises.PromiseRequests.at;
import static se.samverkan.promises.PromiseRequests.draft;
import static se.samverkan.promises.PromiseRequests.etag;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.published;
import static se.samverkan.promises.PromiseRequests.read;
import static se.samverkan.promises.PromiseRequests.withdraw;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.StackResource;

/** Only what nobody but its parties ever saw can be deleted. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "promises"))
class PromiseDeletionTest {

    @Test
    void a_draft_can_be_deleted() {
        var id = draft(promise("Bort"));

        as("editor")
                .delete(at(id))
                .then()
                .statusCode(428)
                .header("ETag", "\"1\"")
                .contentType(PROBLEM);
        as("editor")
                .header("If-Match", etag(9))
                .delete(at(id))
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
        as("editor").header("If-Match", etag(1)).delete(at(id)).then().statusCode(204);
        read(as("editor"), id).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void what_was_published_is_never_deleted() {
        var id = published(promise("Kvar"));

        as("editor")
                .header("If-Match", etag(2))
                .delete(at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("title", is("Conflict"))
                .body("detail", is("What was published is never deleted: withdraw it with an explanation"));
        read(anonymous(), id).statusCode(200);
    }

    @Test
    void what_was_withdrawn_is_never_deleted() {
        var id = published(promise("Kvar"));
        withdraw(id, 2, "Fel").statusCode(200);

        as("editor")
                .header("If-Match", etag(3))
                .delete(at(id))
                .then()
                .statusCode(409)
                .contentType(PROBLEM);
        read(anonymous(), id).statusCode(410);
    }
}
