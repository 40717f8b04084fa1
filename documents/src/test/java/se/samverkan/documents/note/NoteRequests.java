package se.samverkan.documents.note;

import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The requests of the tests: the callers, the notes that they send and the steps of a note's life. */
public final class NoteRequests {
    public static final String NOTES = "/samverkan/v1/notes";

    private NoteRequests() {}

    /** A note of Strängnäs and the police that can be published. */
    public static Map<String, Object> note(String title) {
        var note = new HashMap<String, Object>();
        note.put("title", title);
        note.put("municipalities", List.of("0486"));
        note.put("parties", parties(STRANGNAS, POLICE));
        note.put("sources", List.of(Map.of("publisher", "Strängnäs kommun", "title", "Samverkan kommun och Polis")));
        return note;
    }

    /** The same note with one member added or replaced. */
    public static Map<String, Object> note(String title, String member, Object value) {
        var note = note(title);
        note.put(member, value);
        return note;
    }

    public static Map<String, Object> noteWithRepresentatives(String title, String... names) {
        return note(
                title,
                "representatives",
                Stream.of(names).map(name -> Map.of("name", name)).toList());
    }

    /** Creates a draft and returns its id; its ETag is "1". */
    public static String draft(Map<String, Object> note) {
        return as("editor")
                .body(note)
                .post(NOTES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Creates a note and publishes it; its ETag is "2". */
    public static String published(Map<String, Object> note) {
        var id = draft(note);
        publish(id, 1).statusCode(200);
        return id;
    }

    public static ValidatableResponse replace(String id, int revision, Map<String, Object> note) {
        return as("editor")
                .header("If-Match", etag(revision))
                .body(note)
                .put(at(id))
                .then();
    }

    public static ValidatableResponse publish(String id, int revision) {
        return post(as("archivist"), id, "publications", revision, Map.of());
    }

    public static ValidatableResponse approve(String id, int revision, String organisation) {
        return post(as("approver", organisation), id, "approvals", revision, Map.of());
    }

    /** Publishes as an editor, who needs the approval of the parties. */
    public static ValidatableResponse publishByConsent(String id, int revision) {
        return post(as("editor"), id, "publications", revision, Map.of());
    }

    /** Approves for Strängnäs and for the police, and publishes. */
    public static void approveAndPublish(String id, int revision) {
        approve(id, revision, STRANGNAS).statusCode(200);
        approve(id, revision, POLICE).statusCode(200);
        publishByConsent(id, revision).statusCode(200);
    }

    /** Redacts these texts as an admin. */
    public static ValidatableResponse redact(String id, int revision, String... pointers) {
        var redaction = Map.of("pointers", List.of(pointers), "reason", "Uppgift om enskild person");
        return post(as("admin"), id, "redactions", revision, redaction);
    }

    public static ValidatableResponse withdraw(String id, int revision, String explanation) {
        return post(as("approver"), id, "withdrawals", revision, Map.of("explanation", explanation));
    }

    /** Requests an action on this revision of the note. */
    public static ValidatableResponse post(
            RequestSpecification caller, String id, String action, int revision, Object body) {
        return caller.header("If-Match", etag(revision))
                .body(body)
                .post(at(id) + "/" + action)
                .then();
    }

    public static ValidatableResponse read(RequestSpecification reader, String id) {
        Response answer = reader.get(at(id));
        return answer.then();
    }

    public static String at(String id) {
        return NOTES + "/" + id;
    }
}
