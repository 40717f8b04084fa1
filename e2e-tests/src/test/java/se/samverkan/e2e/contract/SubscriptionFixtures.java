package se.samverkan.e2e.contract;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.ApiEditor.Revision;
import se.samverkan.e2e.system.SystemUnderTest;

/** Subscriptions for requests: one with a delivery and a replay for reads, and new ones for requests that change them. */
final class SubscriptionFixtures {
    static final String COLLECTION = "subscriptions";
    private static final String ROLE = "integrator";

    private final SystemUnderTest system;
    private final String organisation;
    private final Revision read;
    private final String delivery;
    private final String replay;

    SubscriptionFixtures(SystemUnderTest system, String organisation) {
        this.system = system;
        this.organisation = organisation;
        this.read = create();
        this.delivery = post(read.path() + "/tests", "", 202).getString("id");
        this.replay = post(read.path() + "/replays", "{\"since\": \"2099-01-01T00:00:00Z\"}", 202)
                .getString("id");
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> !system.as(ROLE, organisation)
                        .get(read.path() + "/replays/" + replay)
                        .jsonPath()
                        .getString("status")
                        .equals("PENDING"));
    }

    /** The subscription for an operation: the one with a delivery for reads and retries, a new one for other changes. */
    Revision subscriptionFor(ContractOperation operation) {
        return operation.isRead() || operation.path().contains("{deliveryId}") ? read : create();
    }

    Map<String, List<String>> existingValues() {
        return Map.of("deliveryId", List.of(delivery), "replayId", List.of(replay));
    }

    private Revision create() {
        var created = post("/" + COLLECTION, body(), 201);
        return new Revision("/" + COLLECTION + "/" + created.getString("id"), "\"" + created.getInt("revision") + "\"");
    }

    /** Values for the members of requests; the empty cursor is the beginning. */
    static Map<String, List<String>> values() {
        return Map.of(
                "url",
                Stream.generate(SubscriptionFixtures::url).limit(100).toList(),
                "organisation",
                List.of(Fixtures.PARTY),
                "after",
                List.of(""));
    }

    private static String url() {
        return "https://hooks.invalid/" + UUID.randomUUID();
    }

    /** A subscription with an address of its own, whose name leads nowhere. */
    static String body() {
        return "{\"url\": \"%s\"}".formatted(url());
    }

    private JsonPath post(String path, String body, int status) {
        var request = system.as(ROLE, organisation).contentType("application/json");
        if (!body.isEmpty()) {
            request.body(body);
        }
        return request.post(path).then().statusCode(status).extract().jsonPath();
    }
}
