package se.samverkan.subscriptions;

import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.BASE_PATH;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The requests of an integrator of Strängnäs. */
public final class SubscriptionRequests {
    public static final String SUBSCRIPTIONS = BASE_PATH + "/subscriptions";

    private SubscriptionRequests() {}

    public static RequestSpecification integrator() {
        return as("integrator");
    }

    /** A subscription that a test may change further. */
    public static Map<String, Object> subscription(String url) {
        return new HashMap<>(Map.of("url", url));
    }

    public static String uniqueUrl() {
        return "https://hooks.example/" + UUID.randomUUID();
    }

    /** Creates a subscription, which must succeed. */
    public static JsonPath created(Map<String, Object> subscription) {
        var response = integrator().body(subscription).post(SUBSCRIPTIONS);
        response.then().statusCode(201);
        return response.jsonPath();
    }

    public static String at(String id) {
        return SUBSCRIPTIONS + "/" + id;
    }

    public static JsonPath read(String id) {
        var response = integrator().get(at(id));
        response.then().statusCode(200);
        return response.jsonPath();
    }

    public static Response replace(String id, String etag, Map<String, Object> subscription) {
        return integrator().header("If-Match", etag).body(subscription).put(at(id));
    }

    /** The deliveries of a subscription, the newest first. */
    public static List<Map<String, Object>> deliveries(String id) {
        var response = integrator().queryParam("limit", 100).get(at(id) + "/deliveries");
        response.then().statusCode(200);
        return response.jsonPath().getList("items");
    }

    /** Waits until the newest delivery is as expected, and returns it. */
    public static Map<String, Object> awaitDelivery(String id, Predicate<Map<String, Object>> expected) {
        var found = new AtomicReference<Map<String, Object>>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var all = deliveries(id);
            found.set(all.isEmpty() ? Map.of() : all.getFirst());
            return expected.test(found.get());
        });
        return found.get();
    }

    public static Predicate<Map<String, Object>> withStatus(String status) {
        return delivery -> status.equals(delivery.get("status"));
    }

    /** The newest attempt of a delivery. */
    public static Map<String, Object> lastAttempt(Map<String, Object> delivery) {
        return attempts(delivery).getLast();
    }

    /** Posts a test message to the receiver of a subscription. */
    public static void test(String id) {
        integrator().post(at(id) + "/tests").then().statusCode(202);
    }

    /** Creates a subscription of the address and posts a test message to it; returns the id of the subscription. */
    public static String tested(String url) {
        var id = created(subscription(url)).getString("id");
        test(id);
        return id;
    }

    public static boolean wasAttempted(Map<String, Object> delivery) {
        return !attempts(delivery).isEmpty();
    }

    /** The attempts of a delivery, the oldest first. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> attempts(Map<String, Object> delivery) {
        return (List<Map<String, Object>>) delivery.getOrDefault("attempts", List.of());
    }
}
