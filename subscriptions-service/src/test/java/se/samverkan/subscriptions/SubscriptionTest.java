package se.samverkan.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;
import static se.samverkan.subscriptions.SubscriptionRequests.SUBSCRIPTIONS;
import static se.samverkan.subscriptions.SubscriptionRequests.at;
import static se.samverkan.subscriptions.SubscriptionRequests.created;
import static se.samverkan.subscriptions.SubscriptionRequests.integrator;
import static se.samverkan.subscriptions.SubscriptionRequests.read;
import static se.samverkan.subscriptions.SubscriptionRequests.replace;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;
import static se.samverkan.subscriptions.SubscriptionRequests.uniqueUrl;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** The life of a subscription over HTTP. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
@QuarkusTestResource(LocalWebhooks.class)
class SubscriptionTest {
    @Test
    void only_the_creation_shows_the_secret() {
        var created = created(subscription(uniqueUrl()));
        assertThat(created.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.getString("organisation")).isEqualTo(STRANGNAS);
        assertThat(created.getString("status")).isEqualTo("ACTIVE");
        integrator()
                .get(at(created.getString("id")))
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("secret", nullValue())
                .body("_links.tests.method", is("POST"));
        integrator()
                .get(SUBSCRIPTIONS + "?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(created.getString("id")))
                .body("items.secret", not(hasItem(notNullValue())));
    }

    @Test
    void every_violation_is_in_one_answer() {
        var wrong = subscription("https://hooks.example/" + "x".repeat(2000));
        wrong.put("municipalities", List.of("486", "0486"));
        wrong.put("types", List.of("promise.liked"));
        wrong.put("description", "x".repeat(501));
        wrong.put("colour", "blue");
        var response = integrator().body(wrong).post(SUBSCRIPTIONS);
        assertThat(pointers(response, 400))
                .contains("/colour", "/municipalities/0", "/types/0", "/description", "/url");
    }

    @Test
    void rules_between_members_are_checked() {
        var wrong = subscription(uniqueUrl());
        wrong.put("kinds", List.of("FOLLOW_UP"));
        wrong.put("types", List.of("follow-up.published", "promise.published"));
        wrong.put("municipalities", List.of("0486", "9999"));
        var response = integrator().body(wrong).post(SUBSCRIPTIONS);
        assertThat(pointers(response, 422)).containsExactlyInAnyOrder("/types/1", "/municipalities/1");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://hooks.example/, 400",
        "https://10.0.0.1/, 422",
        "https://[::ffff:10.0.0.1]/, 422",
        "https://169.254.169.254/latest/meta-data, 422",
        "https://user:password@hooks.example/, 422",
        "https://hooks.example/#here, 422",
        "https://hooks.example:0/, 422",
    })
    void an_address_that_is_not_for_messages_is_refused(String url, int status) {
        var response = integrator().body(subscription(url)).post(SUBSCRIPTIONS);
        assertThat(pointers(response, status)).containsExactly("/url");
    }

    @Test
    void only_integrators_subscribe_and_for_their_own_organisations() {
        var body = subscription(uniqueUrl());
        problem(anonymous().body(body).post(SUBSCRIPTIONS), 401);
        problem(as("editor").body(body).post(SUBSCRIPTIONS), 403);
        problem(anonymous().get(SUBSCRIPTIONS), 401);
        problem(as("integrator", new String[0]).body(body).post(SUBSCRIPTIONS), 403);
        body.put("organisation", EKERO);
        problem(integrator().body(body).post(SUBSCRIPTIONS), 403);
    }

    @Test
    void a_token_of_several_organisations_must_name_one() {
        var body = subscription(uniqueUrl());
        var response = as("integrator", STRANGNAS, EKERO).body(body).post(SUBSCRIPTIONS);
        assertThat(pointers(response, 422)).containsExactly("/organisation");
        body.put("organisation", EKERO);
        as("integrator", STRANGNAS, EKERO)
                .body(body)
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .body("organisation", is(EKERO));
    }

    @Test
    void nobody_else_sees_it() {
        var id = created(subscription(uniqueUrl())).getString("id");
        problem(as("integrator", EKERO).get(at(id)), 404);
        problem(as("integrator", EKERO).get(at(id) + "/deliveries"), 404);
        problem(as("integrator", EKERO).post(at(id) + "/tests"), 404);
        problem(as("integrator", EKERO).post(at(id) + "/secrets"), 404);
        problem(as("integrator", EKERO).body(Map.of("after", "")).post(at(id) + "/replays"), 404);
        problem(as("integrator", EKERO).header("If-Match", "\"1\"").delete(at(id)), 404);
        problem(as("editor").get(at(id)), 403);
        as("integrator", EKERO).get(SUBSCRIPTIONS).then().body("items.id", not(hasItem(id)));
    }

    @Test
    void an_organisation_posts_to_an_address_once() {
        var url = uniqueUrl();
        var id = created(subscription(url)).getString("id");
        assertThat(problem(integrator().body(subscription(url)).post(SUBSCRIPTIONS), 409)
                        .getString("detail"))
                .contains(id);
        var other = created(subscription(uniqueUrl()));
        problem(replace(other.getString("id"), "\"1\"", subscription(url)), 409);
    }

    @Test
    void what_was_read_can_be_written_back_changed() {
        var id = created(subscription(uniqueUrl())).getString("id");
        Map<String, Object> body = read(id).getMap("");
        body.put("description", "En ny beskrivning");
        body.put("status", "PAUSED");
        replace(id, "\"1\"", body)
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("description", is("En ny beskrivning"))
                .body("status", is("PAUSED"))
                .body("revision", is(2))
                .body("secret", nullValue());
        body.put("revision", 17);
        assertThat(pointers(replace(id, "\"2\"", body), 400)).containsExactly("/revision", "/updatedAt");
    }

    @Test
    void a_change_names_the_revision_that_it_is_based_on() {
        var id = created(subscription(uniqueUrl())).getString("id");
        var body = subscription(uniqueUrl());
        problem(integrator().body(body).put(at(id)), 428);
        replace(id, "\"1\"", body).then().statusCode(200);
        problem(replace(id, "\"1\"", body), 412);
        problem(integrator().header("If-Match", "\"1\"").delete(at(id)), 412);
        integrator().header("If-Match", "\"2\"").delete(at(id)).then().statusCode(204);
        problem(integrator().get(at(id)), 404);
    }

    @Test
    void organisation_and_disabling_are_not_the_clients() {
        var created = created(subscription(uniqueUrl()));
        var body = subscription(created.getString("url"));
        body.put("organisation", EKERO);
        assertThat(pointers(replace(created.getString("id"), "\"1\"", body), 422))
                .containsExactly("/organisation");
        body.remove("organisation");
        body.put("status", "DISABLED");
        assertThat(pointers(replace(created.getString("id"), "\"1\"", body), 422))
                .containsExactly("/status");
    }

    @Test
    void a_repeated_creation_with_its_key_happens_once() {
        var key = UUID.randomUUID().toString();
        var body = subscription(uniqueUrl());
        var first = integrator().header("Idempotency-Key", key).body(body).post(SUBSCRIPTIONS);
        var second = integrator().header("Idempotency-Key", key).body(body).post(SUBSCRIPTIONS);
        first.then().statusCode(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        body.put("description", "another");
        problem(integrator().header("Idempotency-Key", key).body(body).post(SUBSCRIPTIONS), 422);
    }

    @Test
    void a_rotated_secret_signs_beside_the_former_one() {
        var created = created(subscription(uniqueUrl()));
        integrator()
                .post(at(created.getString("id")) + "/secrets")
                .then()
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .body("secret", not(is(created.getString("secret"))))
                .body("formerSecretValidUntil", notNullValue())
                .body("revision", is(2));
    }

    @Test
    void paths_below_are_known_or_404() {
        var id = created(subscription(uniqueUrl())).getString("id");
        problem(integrator().get(at(id) + "/deliveries/" + UUID.randomUUID()), 404);
        problem(integrator().get(at(id) + "/replays/" + UUID.randomUUID()), 404);
        problem(integrator().post(at(id) + "/deliveries/" + UUID.randomUUID() + "/retries"), 404);
        problem(integrator().get(at("none")), 404);
        assertThat(problem(integrator().get(at(id) + "/deliveries?status=LOST"), 400)
                        .getString("detail"))
                .contains("PENDING");
        integrator().get(SUBSCRIPTIONS + "?limit=1000").then().statusCode(400).body("detail", containsString("limit"));
    }
}
