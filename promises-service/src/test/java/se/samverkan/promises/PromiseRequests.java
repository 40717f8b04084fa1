package se.samverkan.promises;

import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.stack.testing.DocumentRequests;

/** The promises that the tests send, and the requests that only promises have. */
public final class PromiseRequests {
    public static final DocumentRequests PROMISES = new DocumentRequests("/samverkan/v1/promises");

    private PromiseRequests() {}

    /** A promise of Strängnäs and the police that can be published. */
    public static Map<String, Object> promise(String title) {
        var promise = new HashMap<String, Object>();
        promise.put("title", title);
        promise.put("municipalities", List.of("0486"));
        promise.put("parties", parties(STRANGNAS, POLICE));
        promise.put("sources", List.of(Map.of("publisher", "Strängnäs kommun", "title", "Samverkan kommun och Polis")));
        return promise;
    }

    /** The same promise with one member added or replaced. */
    public static Map<String, Object> promise(String title, String member, Object value) {
        var promise = promise(title);
        promise.put(member, value);
        return promise;
    }

    public static Map<String, Object> promiseWithRepresentatives(String title, String... names) {
        return promise(
                title,
                "representatives",
                Stream.of(names).map(name -> Map.of("name", name)).toList());
    }

    /** A promise that renews another one. */
    public static Map<String, Object> successor(String title, String renews, Object... commitments) {
        var promise = promise(title, "renews", renews);
        promise.put("commitments", List.of(commitments));
        return promise;
    }

    /** A commitment that continues one of the predecessor, under the same id. */
    public static Map<String, Object> carried(String promiseId, String commitmentId, String text) {
        var from = Map.of("promiseId", promiseId, "commitmentId", commitmentId);
        return Map.of("id", commitmentId, "text", text, "carriedOverFrom", from);
    }

    public static ValidatableResponse renew(String id, int revision, Map<String, Object> renewal) {
        return PROMISES.post(as("editor"), id, "renewals", revision, renewal);
    }
}
