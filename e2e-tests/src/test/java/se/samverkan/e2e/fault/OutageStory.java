package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static se.samverkan.stack.service.Service.AGREEMENTS;
import static se.samverkan.stack.service.Service.FOLLOWUP;
import static se.samverkan.stack.service.Service.GATEWAY;
import static se.samverkan.stack.service.Service.PROMISES;

import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;

/** Public reads continue without the owners, and withdrawals survive a restart of the gateway. */
@ExtendWith(SystemUnderTest.Running.class)
class OutageStory {
    private static final Service[] OWNERS = {AGREEMENTS, PROMISES, FOLLOWUP};

    private final SystemUnderTest system;
    private final ApiEditor editor;

    OutageStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "0115");
    }

    @Test
    void public_reads_continue_while_all_owners_are_down() {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som går att läsa ändå")));
        var before = publicAnswers(agreement.path());

        system.stop(OWNERS);
        try {
            assertThat(publicAnswers(agreement.path())).isEqualTo(before);
            for (var collection : List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports")) {
                refusedForNow(
                        editor.as("editor").contentType("application/json").body("{}"), "POST", "/" + collection);
            }
            refusedForNow(editor.as("editor"), "GET", agreement.path());
        } finally {
            system.start(OWNERS);
        }

        editor.edit(agreement, editor.agreement("Avtalet efter avbrottet"));
        assertThat(publicAnswers(agreement.path())).isEqualTo(before);
    }

    @Test
    void the_explanation_of_a_withdrawal_survives_a_restart_of_the_gateway() {
        var agreement = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som dras tillbaka")));
        var staying = editor.publish(editor.draft("agreements", editor.agreement("Avtalet som står kvar")));
        editor.withdraw(agreement, "Parterna har ersatt avtalet med ett nytt.");
        goneWithItsExplanation(agreement);
        var before = publicAnswers(staying.path());

        system.stop(GATEWAY);
        system.start(GATEWAY);

        goneWithItsExplanation(agreement);
        assertThat(publicAnswers(staying.path())).isEqualTo(before);
    }

    private void goneWithItsExplanation(ApiEditor.Revision agreement) {
        system.anyone()
                .get(agreement.path())
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("status", equalTo(410))
                .body("detail", containsString("Parterna har ersatt avtalet med ett nytt."))
                .body("explanation", equalTo("Parterna har ersatt avtalet med ett nytt."))
                .body("withdrawnBy", equalTo("municipality:0115"))
                .body("withdrawnAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("instance", equalTo("/samverkan/v1" + agreement.path()));
        assertThat(system.read("/agreements?municipality=0115&limit=100").getList("items.id"))
                .isNotEmpty()
                .doesNotContain(agreement.id());
        assertThat(system.read("/municipalities/0115/overview").getList("agreements.id"))
                .isNotEmpty()
                .doesNotContain(agreement.id());
    }

    private static void refusedForNow(RequestSpecification request, String method, String path) {
        request.request(method, path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d+"))
                .header("traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
                .body("status", equalTo(503))
                .body("title", equalTo("Service Unavailable"))
                .body("instance", equalTo("/samverkan/v1" + path));
    }

    /** The bodies of one public response of every kind, by path. */
    private Map<String, String> publicAnswers(String document) {
        var promise = system.overview("0486", "2019-12-20").getString("promises[0].id");
        var answers = new LinkedHashMap<String, String>();
        for (var path : List.of(
                document,
                "/agreements?municipality=0115&limit=100",
                "/action-plans?municipality=0163",
                "/promises?year=2019",
                "/follow-ups?limit=1&page=2",
                "/activity-reports?municipality=0486",
                "/municipalities",
                "/municipalities/0115",
                "/municipalities/0486/overview?asOf=2019-12-20",
                "/promises/" + promise + "/progress",
                "/openapi.json",
                "/openapi.yaml",
                "/api-info")) {
            answers.put(
                    path,
                    system.anyone().get(path).then().statusCode(200).extract().asString());
        }
        return answers;
    }
}
