package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** An agreement may take the place of several. */
@QuarkusTest
@ServiceTest(database = "agreements")
class SeveralPredecessorsTest {
    private String one;
    private String other;

    @BeforeEach
    void thereAreTwoAgreements() {
        one = published("agreements", body("Centrum"));
        other = published("agreements", body("Öster"));
    }

    @Test
    void several_come_back_in_their_order_and_one_comes_back_alone() {
        var several = published("agreements", superseding(one, other));
        var alone = created("agreements", superseding(other));

        assertThat(anonymous().get("/agreements/{id}", several).<List<String>>path("supersedes"))
                .containsExactly(one, other);
        assertThat(as("editor", STRANGNAS).get("/agreements/{id}", alone).<String>path("supersedes"))
                .isEqualTo(other);
    }

    @Test
    void what_was_read_can_be_written_back() {
        var id = published("agreements", superseding(one, other));
        var read = as("editor", STRANGNAS).get("/agreements/{id}", id).asString();

        var written = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(read.replace("Gemensam", "Hela staden"))
                .put("/agreements/{id}", id);

        assertThat(written.statusCode()).as(written.asString()).isEqualTo(200);
        assertThat(written.<List<String>>path("supersedes")).containsExactly(one, other);
    }

    @Test
    void each_reference_is_checked() {
        var draft = created("agreements", body("Utkast"));

        assertThat(pointers(post(superseding(one, draft, one)), 422))
                .containsExactlyInAnyOrder("/supersedes/1", "/supersedes/2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /supersedes   | 7
            /supersedes   | "01"
            /supersedes   | {"id":"01900000-0000-7000-8000-000000000001"}
            /supersedes/0 | ["01"]
            /supersedes/1 | ["01900000-0000-7000-8000-000000000001", null]
            /supersedes/1 | ["01900000-0000-7000-8000-000000000001", []]
            """)
    void what_is_no_id_is_refused_where_it_stands(String pointer, String wrong) {
        var body = body("Gemensam").toString().replaceFirst("\\{", "{\"supersedes\":" + wrong + ",");

        assertThat(pointers(as("editor", STRANGNAS).body(body).post("/agreements"), 400))
                .containsExactly(pointer);
    }

    @Test
    void more_than_fifty_are_refused() {
        var ids = IntStream.range(0, 51)
                .mapToObj("01900000-0000-7000-8000-0000000000%02d"::formatted)
                .toArray(String[]::new);

        assertThat(pointers(post(superseding(ids)), 400)).containsExactly("/supersedes");
    }

    @Test
    void neither_of_them_supersedes_its_successor() {
        var successor = published("agreements", superseding(one, other));

        for (var earlier : List.of(one, other)) {
            var refused = as("editor", STRANGNAS)
                    .header("If-Match", "\"2\"")
                    .body(superseding(successor).toString())
                    .put("/agreements/{id}", earlier);
            assertThat(pointers(refused, 422)).containsExactly("/supersedes");
        }
    }

    @Test
    void the_parties_of_all_consent() {
        var elsewhere = body("En annan kommun");
        elsewhere.withArray("parties").addObject().put("id", STRANGER);
        var third = published("agreements", elsewhere);
        var id = created("agreements", superseding(one, third));
        for (var party : List.of(STRANGNAS, POLICE)) {
            assertThat(act("approver", party, id, "approvals").statusCode()).isEqualTo(200);
        }

        assertThat(problem(act("editor", STRANGNAS, id, "publications"), 409).getList("missingApprovals"))
                .containsExactly(STRANGER);
    }

    private static ObjectNode superseding(String... ids) {
        var body = body("Gemensam");
        if (ids.length == 1) {
            return body.put("supersedes", ids[0]);
        }
        List.of(ids).forEach(body.withArray("supersedes")::add);
        return body;
    }

    private static Response post(ObjectNode body) {
        return as("editor", STRANGNAS).body(body.toString()).post("/agreements");
    }

    private static Response act(String role, String party, String id, String what) {
        return as(role, party).header("If-Match", "\"1\"").body("{}").post("/agreements/{id}/{what}", id, what);
    }
}
