package se.samverkan.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** A page that is imported twice makes one document, unless the client says that there are two. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DuplicatesTest {
    private final String page = "kommunen.example/trygghet/" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "https://kommunen.example/trygghet/%s",
        "http://kommunen.example/trygghet/%s/",
        "HTTPS://Kommunen.Example:443/trygghet/%s#mal",
        "https://kommunen.example/x/../trygghet/./%s",
        "https://kommunen.example/trygghet/%s?"
    })
    void the_same_page_is_refused_with_the_address_of_the_document(String address) {
        var first = NOTES.draft(of("https://" + page, "2020"));

        post("", of(address.formatted(page.substring(page.lastIndexOf('/') + 1)), "2020"))
                .statusCode(409)
                .body("duplicateOf", endsWith("/notes/" + first))
                .body("detail", containsString("allowDuplicate=true"));
    }

    @Test
    void another_page_period_or_party_is_another_document() {
        NOTES.draft(of("https://" + page, "2020"));

        post("", of("https://" + page + "?id=2", "2020")).statusCode(201);
        post("", of("https://" + page, "2021")).statusCode(201);
        var alone = of("https://" + page, "2020");
        alone.put("parties", parties(STRANGNAS));
        post("", alone).statusCode(201);
    }

    @Test
    void a_client_may_say_that_it_is_another_document() {
        NOTES.draft(of("https://" + page, "2020"));

        post("?allowDuplicate=false", of("https://" + page, "2020")).statusCode(409);
        post("?allowDuplicate=true", of("https://" + page, "2020")).statusCode(201);
        post("?allowDuplicate=ja", of("https://" + page, "2020"))
                .statusCode(400)
                .body("violations[0].pointer", is("allowDuplicate"));
    }

    @Test
    void of_several_at_once_one_is_stored() throws InterruptedException, ExecutionException {
        Callable<Integer> request =
                () -> post("", of("https://" + page, "2020")).extract().statusCode();
        var statuses = new ArrayList<Integer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(Collections.nCopies(4, request))) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    private static ValidatableResponse post(String query, Map<String, Object> note) {
        return as("editor").body(note).post(NOTES.path() + query).then();
    }

    private static Map<String, Object> of(String address, String year) {
        var note = note("Trygghet");
        note.put("parties", parties(STRANGNAS, POLICE));
        note.put("validity", Map.of("from", year, "to", year));
        note.put("sources", List.of(Map.of("publisher", "Kommunen", "title", "Trygghet", "url", address)));
        return note;
    }
}
