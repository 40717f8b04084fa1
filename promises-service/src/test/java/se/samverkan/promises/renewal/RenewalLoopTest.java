package se.samverkan.promises.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.successor;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** A promise is never its own predecessor, directly or indirectly. */
@QuarkusTest
@ServiceTest(database = "promises")
class RenewalLoopTest {
    @Test
    void a_promise_can_not_renew_its_successor() {
        var a = PROMISES.published(promise("A"));
        var b = PROMISES.published(successor("B", a));

        PROMISES.replace(a, 2, successor("A", b))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/renews"))
                .body(
                        "violations[0].text",
                        is(b + " refers to this document itself: a succession must not be circular"));
        PROMISES.read(as("editor"), a).body("revision", is(2));
    }

    @Test
    void a_promise_can_not_renew_its_successors_successor() {
        var a = PROMISES.published(promise("A"));
        var c = PROMISES.published(successor("C", PROMISES.published(successor("B", a))));

        PROMISES.replace(a, 2, successor("A", c)).statusCode(422).body("violations.pointer", contains("/renews"));
    }

    @Test
    void a_withdrawn_successor_can_not_be_renewed_either() {
        var a = PROMISES.published(promise("A"));
        var b = PROMISES.published(successor("B", a));
        PROMISES.withdraw(b, 2, "Fel").statusCode(200);

        PROMISES.replace(a, 2, successor("A", b)).statusCode(422).body("violations.pointer", hasItem("/renews"));
    }

    @Test
    void two_edits_that_would_close_a_loop_are_not_both_published() {
        var a = PROMISES.published(promise("A"));
        var b = PROMISES.published(promise("B"));
        PROMISES.replace(a, 2, successor("A", b)).statusCode(200);
        PROMISES.replace(b, 2, successor("B", a)).statusCode(200);

        PROMISES.publish(a, 3).statusCode(200);
        PROMISES.publish(b, 3).statusCode(422).contentType(PROBLEM).body("violations.pointer", contains("/renews"));
    }

    @RepeatedTest(5)
    void two_publications_at_once_close_no_loop() throws Exception {
        var a = PROMISES.published(promise("A"));
        var b = PROMISES.published(promise("B"));
        PROMISES.replace(a, 2, successor("A", b)).statusCode(200);
        PROMISES.replace(b, 2, successor("B", a)).statusCode(200);

        var start = new CyclicBarrier(2);
        try (var publishers = Executors.newFixedThreadPool(2)) {
            var ofA = publishers.submit(publication(a, start));
            var ofB = publishers.submit(publication(b, start));
            assertThat(new int[] {ofA.get(), ofB.get()}).containsExactlyInAnyOrder(200, 422);
        }

        anonymous().get(PROMISES.at(a) + "/renewals").then().statusCode(200).body("items.size()", is(2));
    }

    private static Callable<Integer> publication(String id, CyclicBarrier start) {
        return () -> {
            start.await();
            return PROMISES.publish(id, 3).extract().statusCode();
        };
    }
}
