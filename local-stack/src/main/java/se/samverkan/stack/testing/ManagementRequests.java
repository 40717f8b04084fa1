package se.samverkan.stack.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.time.Duration;

/**
 * The operator's requests to the management interface of the service under test.
 *
 * @param address an address of the management interface; its path does not matter
 */
public record ManagementRequests(URL address) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    public ValidatableResponse post(String request) {
        return given().post(root() + request).then();
    }

    /** The request of a page that a browser on this machine shows. */
    public ValidatableResponse postFromPage(String origin, String request) {
        return given().header("Origin", origin).post(root() + request).then();
    }

    /** Carries out a request and returns its progress at the end. */
    public JsonPath carryOut(String request) {
        post(request).statusCode(202);
        await().atMost(TIMEOUT).until(() -> !progress().getString("state").equals("RUNNING"));
        return progress();
    }

    private JsonPath progress() {
        return given().get(root() + "republish")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until the readiness check of the outbox has this status, and returns its data. */
    public JsonPath awaitOutbox(String status, String member) {
        await().atMost(TIMEOUT).until(() -> {
            var check = outbox();
            return status.equals(check.getString("status"))
                    && (member == null
                            ? check.get("data.topicsBehind") == null && check.get("data.databaseBehind") == null
                            : check.get("data." + member) != null);
        });
        return outbox();
    }

    private JsonPath outbox() {
        return JsonPath.from(given().get(root() + "q/health/ready").asString())
                .setRootPath("checks.find { it.name == 'outbox' }");
    }

    private String root() {
        return address.getProtocol() + "://" + address.getAuthority() + "/";
    }
}
