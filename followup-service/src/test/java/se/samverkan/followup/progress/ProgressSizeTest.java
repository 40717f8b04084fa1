package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.array;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.progress;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.followup.TopicEvents;
import se.samverkan.stack.testing.ServiceTest;

/** The progress of a promise repeats the texts of its follow-ups, and must fit into an event all the same. */
@QuarkusTest
@ServiceTest(database = "followup")
class ProgressSizeTest {
    /** The longest text of an assessment, 15,000 bytes in UTF-8. */
    private static final String LONGEST = "€".repeat(5_000);

    @Test
    void follow_ups_that_no_event_would_hold_together_are_refused() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var first = published(large(promise));
        var refused = publish(created("follow-ups", large(promise)), "\"1\"");
        for (int i = 0; i < 100 && refused.statusCode() == 200; i++) {
            refused = publish(created("follow-ups", large(promise)), "\"1\"");
        }

        assertThat(pointers(refused, 422)).containsExactly("");
        assertThat(problem(refused, 422).getString("violations[0].text"))
                .startsWith("the follow-ups of this promise have more than 2097152 bytes together");
        assertThat(progress(promise).toString().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(1_000_000, 2_200_000);
        assertThat(withdraw("follow-ups", first, "\"2\"").statusCode()).isEqualTo(200);
        published(large(promise));
    }

    /** Findings are no part of progress, but read with the rest of the follow-up. */
    @Test
    void follow_ups_that_are_too_large_to_be_read_together_are_refused() {
        var promise = TopicEvents.published("promises", "promise.published.v1");
        var finding = "{\"text\":\"" + LONGEST + "\"}";
        var large = followUp(promise, "[]");
        large.set("findings", array("[" + String.join(",", Collections.nCopies(60, finding)) + "]"));
        var first = published(large);
        var refused = publish(created("follow-ups", large), "\"1\"");
        for (int i = 0; i < 40 && refused.statusCode() == 200; i++) {
            refused = publish(created("follow-ups", large), "\"1\"");
        }

        assertThat(pointers(refused, 422)).containsExactly("/subject/id");
        assertThat(withdraw("follow-ups", first, "\"2\"").statusCode()).isEqualTo(200);
        published(large);
    }

    private static ObjectNode large(String promise) {
        var assessments = Stream.of("R1", "R2", "A1", "A2", "A3", "A4", "A5", "A6")
                .map(item ->
                        "{\"itemId\":\"%s\",\"text\":\"%s\",\"outcome\":\"PARTLY_FULFILLED\"}".formatted(item, LONGEST))
                .collect(Collectors.joining(",", "[", "]"));
        return followUp(promise, assessments);
    }
}
