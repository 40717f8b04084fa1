package se.samverkan.agreements;

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
public final class AgreementRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVER_OWNED =
            List.of("id", "version", "revision", "publicationStatus", "publishedAt", "updatedAt", "changeNote");

    private AgreementRequests() {}

    public static RequestSpecification anonymous() {
        return ServiceRequests.anonymous().basePath(ServiceRequests.BASE_PATH);
    }

    public static RequestSpecification as(String role, String organisation) {
        return ServiceRequests.as(role, organisation).basePath(ServiceRequests.BASE_PATH);
    }

    /** A body with the required members of both kinds and the source of an archive publication. */
    public static ObjectNode body(String title) {
        var body = json("""
                {"municipalities":["0486"],
                 "parties":[{"id":"municipality:0486"},{"id":"police:polismyndigheten"}],
                 "sources":[{"publisher":"Strängnäs kommun","title":"Samverkan kommun och Polis"}]}""");
        return body.put("title", title);
    }

    /** The content of an example event as the service returns it. */
    public static ObjectNode example(String name) {
        try (var file = AgreementRequests.class.getResourceAsStream("/event-contracts/examples/" + name + ".json")) {
            return ((ObjectNode) JSON.readTree(file)).remove(SERVER_OWNED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content as a client sends it, without the days that the service computes. */
    public static ObjectNode request(ObjectNode content) {
        var request = content.deepCopy();
        request.findParents("earliest").forEach(period -> ((ObjectNode) period).remove("earliest"));
        request.findParents("latest").forEach(period -> ((ObjectNode) period).remove("latest"));
        return request;
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a draft, also of an example whose source other tests have sent. */
    public static String created(String collection, JsonNode body) {
        var answer =
                as("editor", STRANGNAS).body(body.toString()).post("/{collection}?allowDuplicate=true", collection);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public static String published(String collection, JsonNode body) {
        var id = created(collection, body);
        var answer = publish(collection, id, "\"1\"");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return id;
    }

    public static Response publish(String collection, String id, String ifMatch) {
        return as("archivist", STRANGNAS)
                .header("If-Match", ifMatch)
                .body("{}")
                .post("/{collection}/{id}/publications", collection, id);
    }

    /** Approves as a caller of this party only. */
    public static Response approve(String collection, String id, String party, String ifMatch) {
        return as("approver", party)
                .header("If-Match", ifMatch)
                .body("{}")
                .post("/{collection}/{id}/approvals", collection, id);
    }

    public static Response withdraw(String collection, String id, String ifMatch) {
        return as("approver", STRANGNAS)
                .header("If-Match", ifMatch)
                .body("{\"explanation\":\"Fel dokument publicerades.\"}")
                .post("/{collection}/{id}/withdrawals", collection, id);
    }
}
