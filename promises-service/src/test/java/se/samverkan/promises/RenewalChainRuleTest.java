package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.promises.Commitment.Change;
import se.samverkan.promises.RenewalChain.Course;
import se.samverkan.promises.RenewalChain.Renewed;
import se.samverkan.promises.RenewalChain.Step;

/** The history of each commitment in a chain of promises that renew each other. */
class RenewalChainRuleTest {
    private static final UUID IN_2018 = UUID.fromString("019ab000-0000-7000-8000-000000002018");
    private static final UUID IN_2019 = UUID.fromString("019ab000-0000-7000-8000-000000002019");
    private static final UUID IN_2020 = UUID.fromString("019ab000-0000-7000-8000-000000002020");

    private final PromiseView first = promise(IN_2018, """
            {"title":"Löftet för 2018","version":1,"validity":{"from":"2018","to":"2018"},
             "commitments":[{"id":"c1","title":"Synlighet","text":"Fler poliser"},{"id":"c2","text":"Belysning"}]}""");
    private final PromiseView second = promise(IN_2019, """
            {"title":"Löftet för 2019","version":3,"renews":"%s",
             "commitments":[{"id":"c3","text":"Skolor","change":"ADDED"},
               {"id":"c1","title":"Synlighet","text":"Fler poliser","change":"UNCHANGED",
                "carriedOverFrom":{"promiseId":"%s","commitmentId":"c1"}}],
             "dropped":[{"commitmentId":"c2","reason":"Lamporna är uppe"}]}""".formatted(IN_2018, IN_2018));
    private final PromiseView third = promise(IN_2020, """
            {"title":"Löftet för 2020","version":1,"renews":"%s",
             "commitments":[{"id":"c5","text":"Färre poliser","change":"REVISED",
                "carriedOverFrom":{"promiseId":"%s","commitmentId":"c1"}}],
             "dropped":[{"commitmentId":"c3","reason":"Skolan tog över"}]}""".formatted(IN_2019, IN_2019));

    @Test
    void the_promises_stand_in_the_order_in_which_they_renew_each_other() {
        var chain = RenewalChain.of(List.of(third, first, second));

        assertThat(chain.items()).extracting(Renewed::id).containsExactly(IN_2018, IN_2019, IN_2020);
        assertThat(chain.items().get(1))
                .isEqualTo(new Renewed(
                        IN_2019, "Löftet för 2019", null, 3, Instant.parse("2026-01-02T03:04:05Z"), IN_2018));
        assertThat(chain.items().getFirst().validity().asPublished()).isNull();
        assertThat(chain.items().getFirst().validity().earliest()).hasToString("2018-01-01");
    }

    @Test
    void a_promise_with_an_earlier_start_than_its_predecessor_still_follows_it() {
        var begunEarlier = UUID.fromString("019ab000-0000-7000-8000-000000000001");
        var last = promise(begunEarlier, "{\"title\":\"Sist\",\"renews\":\"" + IN_2020 + "\"}");

        assertThat(RenewalChain.of(List.of(last, third, second, first)).items())
                .extracting(Renewed::id)
                .containsExactly(IN_2018, IN_2019, IN_2020, begunEarlier);
    }

    @Test
    void each_commitment_is_followed_from_its_first_promise_to_its_last() {
        var chain = RenewalChain.of(List.of(first, second, third));

        assertThat(chain.commitments())
                .containsExactly(
                        course(
                                new Step(IN_2018, "c1", null, "Synlighet", "Fler poliser", null, null),
                                new Step(IN_2019, "c1", Change.UNCHANGED, "Synlighet", "Fler poliser", null, null),
                                new Step(IN_2020, "c5", Change.REVISED, null, "Färre poliser", null, null)),
                        course(
                                new Step(IN_2018, "c2", null, null, "Belysning", null, null),
                                new Step(IN_2019, "c2", Change.DROPPED, null, null, "Lamporna är uppe", null)),
                        course(
                                new Step(IN_2019, "c3", Change.ADDED, null, "Skolor", null, null),
                                new Step(IN_2020, "c3", Change.DROPPED, null, null, "Skolan tog över", null)));
    }

    @Test
    void a_commitment_under_an_old_id_that_is_not_carried_over_is_another_one() {
        var same = promise(
                IN_2019, "{\"renews\":\"" + IN_2018 + "\",\"commitments\":[{\"id\":\"c2\",\"text\":\"Nytt\"}]}");

        assertThat(RenewalChain.of(List.of(first, same)).commitments())
                .hasSize(3)
                .contains(course(new Step(IN_2019, "c2", null, null, "Nytt", null, null)));
    }

    @Test
    void two_successors_of_one_promise_stand_in_the_same_course() {
        var inTheNorth = promise(IN_2020, """
                {"renews":"%s","commitments":[{"id":"c1","text":"Norra delen","change":"REVISED",
                  "carriedOverFrom":{"promiseId":"%s","commitmentId":"c1"}}],
                 "dropped":[{"commitmentId":"c2","reason":"Inte i norr"}]}""".formatted(IN_2018, IN_2018));

        var chain = RenewalChain.of(List.of(inTheNorth, second, first));

        assertThat(chain.items()).extracting(Renewed::id).containsExactly(IN_2018, IN_2019, IN_2020);
        assertThat(chain.commitments())
                .extracting(course -> course.steps().stream()
                        .map(step -> step.promiseId() + " " + step.change())
                        .toList())
                .containsExactly(
                        List.of(IN_2018 + " null", IN_2019 + " UNCHANGED", IN_2020 + " REVISED"),
                        List.of(IN_2018 + " null", IN_2019 + " DROPPED", IN_2020 + " DROPPED"),
                        List.of(IN_2019 + " ADDED"));
    }

    @Test
    void a_commitment_that_is_split_stays_one_course() {
        var split = promise(IN_2019, """
                {"renews":"%s","commitments":[
                  {"id":"c1","text":"Kvällar","carriedOverFrom":{"promiseId":"%s","commitmentId":"c1"}},
                  {"id":"c3","text":"Nätter","carriedOverFrom":{"promiseId":"%s","commitmentId":"c1"}}]}""".formatted(IN_2018, IN_2018, IN_2018));

        assertThat(RenewalChain.of(List.of(first, split)).commitments())
                .extracting(course -> course.steps().stream().map(Step::text).toList())
                .containsExactly(List.of("Fler poliser", "Kvällar", "Nätter"), List.of("Belysning"));
    }

    @Test
    void where_the_first_promise_was_withdrawn_the_courses_begin_with_the_next() {
        var chain = RenewalChain.of(List.of(third, second));

        assertThat(chain.items()).extracting(Renewed::renews).containsExactly(IN_2018, IN_2019);
        assertThat(chain.commitments())
                .extracting(Course::steps)
                .containsExactlyInAnyOrder(
                        List.of(
                                new Step(IN_2019, "c1", Change.UNCHANGED, "Synlighet", "Fler poliser", null, null),
                                new Step(IN_2020, "c5", Change.REVISED, null, "Färre poliser", null, null)),
                        List.of(new Step(IN_2019, "c2", Change.DROPPED, null, null, "Lamporna är uppe", null)),
                        List.of(
                                new Step(IN_2019, "c3", Change.ADDED, null, "Skolor", null, null),
                                new Step(IN_2020, "c3", Change.DROPPED, null, null, "Skolan tog över", null)));
    }

    @Test
    void where_one_in_the_middle_was_withdrawn_what_it_joined_is_apart() {
        var chain = RenewalChain.of(List.of(third, first));

        assertThat(chain.items()).extracting(Renewed::id).containsExactly(IN_2018, IN_2020);
        assertThat(chain.commitments())
                .extracting(course -> course.steps().getFirst().promiseId())
                .containsExactly(IN_2018, IN_2018, IN_2020, IN_2020);
    }

    private static Course course(Step... steps) {
        return new Course(List.of(steps));
    }

    /** A published promise as it is served. */
    private static PromiseView promise(UUID id, String json) {
        var told = CanonicalJson.read(json, ObjectNode.class)
                .put("id", id.toString())
                .put("revision", 2)
                .put("publishedAt", "2026-01-02T03:04:05Z")
                .toString();
        return new PromiseView(
                CanonicalJson.read(told, Envelope.class), CanonicalJson.read(told, PromiseContent.class));
    }
}
