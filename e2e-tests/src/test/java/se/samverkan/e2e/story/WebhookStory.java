package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.e2e.system.WebhookReceiver;

/** A partner subscribes at the gateway and receives what becomes public, and nothing else. */
@ExtendWith(SystemUnderTest.Running.class)
class WebhookStory {
    private static final String CODE = "2560";
    private static final String ORGANISATION = "municipality:" + CODE;
    private static final String ROLE = "integrator";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_partner_follows_a_promise_from_its_draft_to_its_withdrawal() {
        var subscription = receiver.subscribe(system, CODE);
        var draft = editor.draft("promises", editor.document("Hemligt utkast", "\"summary\": \"Om löftet\""));
        // An integrator follows what is public, and has no access to drafts.
        system.as(ROLE, ORGANISATION).get(draft.path()).then().statusCode(404);
        var published = editor.publish(draft);
        var id = published.id();
        await().atMost(ApiEditor.TIMEOUT).until(() -> receiver.newest().containsKey(id));
        var message = receiver.newest().get(id);
        assertThat(message.path("type").asText()).isEqualTo("promise.published");
        assertThat(message.at("/data/municipalities/0").asText()).isEqualTo(CODE);
        // What the message is about can be read at once.
        assertThat(system.read("/promises/" + id).getInt("version"))
                .isEqualTo(message.at("/data/version").asInt());
        assertThat(message.at("/data/_links/self/href").asText()).isEqualTo(system.address() + "/promises/" + id);

        editor.change("approver", published, "{\"explanation\": \"Fel kommun\"}")
                .post(published.path() + "/withdrawals")
                .then()
                .statusCode(200);
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> receiver.newest().get(id).path("type").asText().equals("promise.withdrawn"));
        assertThat(receiver.newest().get(id).at("/data/explanation").asText()).isEqualTo("Fel kommun");
        assertThat(receiver.refused()).isEmpty();

        system.as(ROLE, ORGANISATION)
                .header("If-Match", "\"1\"")
                .delete("/subscriptions/" + subscription)
                .then()
                .statusCode(204);
        system.as(ROLE, ORGANISATION)
                .get("/subscriptions/" + subscription)
                .then()
                .statusCode(404);
    }

    @Test
    void the_gateway_passes_on_only_what_the_service_allows() {
        system.anyone().get("/subscriptions").then().statusCode(401);
        system.anyone()
                .contentType("application/json")
                .body("{\"url\": \"https://hooks.invalid/\"}")
                .post("/subscriptions")
                .then()
                .statusCode(401);
        system.as("editor", ORGANISATION).get("/subscriptions").then().statusCode(403);
        system.as(ROLE, ORGANISATION)
                .get("/subscriptions/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        system.as(ROLE, ORGANISATION)
                .contentType("application/json")
                .body("{\"url\": \"https://10.0.0.1/\"}")
                .post("/subscriptions")
                .then()
                .statusCode(422);
    }
}
