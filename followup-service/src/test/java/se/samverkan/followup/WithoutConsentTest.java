package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.jointFollowUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.post;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** A publication by one party keeps the other parties and names no municipality that takes no part. */
@QuarkusTest
@ServiceTest(database = "followup")
class WithoutConsentTest {
    private final String promise = TopicEvents.published("promises", "promise.published.v1");

    @Test
    void a_party_that_may_dissent_is_not_left_out_of_the_next_version() {
        var id = published(jointFollowUp(promise));

        var refused = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(followUp(promise).toString())
                .put("/follow-ups/{id}", id);

        assertThat(pointers(refused, 422)).containsExactly("/parties");
        assertThat(anonymous().get("/follow-ups/{id}", id).<List<String>>path("confirmations.partyId"))
                .containsExactlyInAnyOrder(STRANGNAS, POLICE);
    }

    @Test
    void a_report_keeps_its_parties_too() {
        String id = post("activity-reports", walk(promise)).path("id");

        var refused = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(walk(promise)
                        .setAll(json("{\"parties\":[{\"id\":\"municipality:0486\"}]}"))
                        .toString())
                .put("/activity-reports/{id}", id);

        assertThat(pointers(refused, 422)).containsExactly("/parties");
    }

    @Test
    void a_municipality_that_takes_no_part_is_not_named() {
        var elsewhere = json("{\"municipalities\":[\"0486\",\"0180\"]}");

        assertThat(pointers(post("follow-ups", jointFollowUp(promise).setAll(elsewhere)), 422))
                .containsExactly("/municipalities/1");
        assertThat(pointers(post("activity-reports", walk(promise).setAll(elsewhere)), 422))
                .containsExactly("/municipalities/1");
    }
}
