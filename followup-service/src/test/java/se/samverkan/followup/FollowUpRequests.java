package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import se.samverkan.stack.testing.ServiceRequests;

/** The requests of the tests: callers, bodies and the expected form of an error. */
public final class FollowUpRequests {
    public static final String UNKNOWN = "019cad9b-e683-7127-a6ca-41d621adbc4e";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FollowUpRequests() {}

    public static RequestSpecification anonymous() {
        return ServiceRequests.anonymous().basePath(ServiceRequests.BASE_PATH);
    }

    public static RequestSpecification as(String role, String organisation) {
        return ServiceRequests.as(role, organisation).basePath(ServiceRequests.BASE_PATH);
    }

    /** A follow-up of the promise of Strängnäs for 2019, or of a promise with the same items. */
    public static ObjectNode followUp(String promiseId) {
        var followUp = request(example("follow-up.published.v1"));
        ((ObjectNode) followUp.get("subject")).put("id", promiseId);
        ((ObjectNode) followUp.at("/sources/0")).put("title", "Nyhet om uppföljningen");
        return followUp;
    }

    /** A follow-up with only these assessments of the items of its subject. */
    public static ObjectNode followUp(String promiseId, String assessments) {
        var followUp = followUp(promiseId);
        followUp.set("assessments", array(assessments));
        return followUp;
    }

    /** A follow-up by both parties of that promise and by a category, which has no position. */
    public static ObjectNode jointFollowUp(String promiseId) {
        var followUp = followUp(promiseId);
        followUp.set("parties", array("""
                [{"id":"police:polismyndigheten"},{"id":"municipality:0486"},{"name":"Näringslivet","category":true}]"""));
        return followUp;
    }

    /** A report of one walk for the third activity of the promise. */
    public static ObjectNode walk(String promiseId) {
        return json("""
                {"activityId":"A3","occurredOn":"2019-05-12","value":1,"unit":"trygghetsvandringar"}""").put("promiseId", promiseId);
    }

    public static ObjectNode example(String name) {
        try (var file = FollowUpRequests.class.getResourceAsStream("/event-contracts/examples/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an example event as a client sends it, without the members that the service sets or computes. */
    public static ObjectNode request(ObjectNode event) {
        var request = event.deepCopy();
        request.remove(List.of(
                "id",
                "version",
                "revision",
                "publicationStatus",
                "publishedAt",
                "updatedAt",
                "changeNote",
                "confirmations"));
        request.findParents("earliest").forEach(period -> ((ObjectNode) period).remove("earliest"));
        request.findParents("latest").forEach(period -> ((ObjectNode) period).remove("latest"));
        return request;
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) tree(text);
    }

    public static JsonNode array(String text) {
        return tree(text);
    }

    public static Response post(String collection, JsonNode body) {
        // Several tests send the example whose source is a page.
        var query = collection.equals("follow-ups") ? "?allowDuplicate=true" : "";
        return as("editor", STRANGNAS).body(body.toString()).post("/{collection}" + query, collection);
    }

    public static String created(String collection, JsonNode body) {
        var answer = post(collection, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public static Response publish(String followUpId, String ifMatch) {
        return publish("archivist", followUpId, ifMatch, "{}");
    }

    public static Response publish(String role, String followUpId, String ifMatch, String body) {
        return as(role, STRANGNAS)
                .header("If-Match", ifMatch)
                .body(body)
                .post("/follow-ups/{id}/publications", followUpId);
    }

    public static String published(JsonNode followUp) {
        var id = created("follow-ups", followUp);
        var answer = publish(id, "\"1\"");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return id;
    }

    public static Response withdraw(String collection, String id, String ifMatch) {
        return as("approver", STRANGNAS)
                .header("If-Match", ifMatch)
                .body("{\"explanation\":\"Siffrorna var fel.\"}")
                .post("/{collection}/{id}/withdrawals", collection, id);
    }

    /** A party's position on the second revision of a follow-up. */
    public static Response confirm(RequestSpecification who, String followUpId, String partyId, String body) {
        return who.header("If-Match", "\"2\"")
                .body(body)
                .put("/follow-ups/{id}/confirmations/{partyId}", followUpId, partyId);
    }

    public static Response redact(String collection, String id, String ifMatch, String pointer) {
        return as("admin", STRANGNAS)
                .header("If-Match", ifMatch)
                .body("{\"pointers\":[\"%s\"],\"reason\":\"Uppgift om enskild person\"}".formatted(pointer))
                .post("/{collection}/{id}/redactions", collection, id);
    }

    public static ObjectNode progress(String promiseId) {
        var answer = anonymous().get("/promises/{id}/progress", promiseId);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer.asString());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
