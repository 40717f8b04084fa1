package se.samverkan.e2e.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** A gateway that was restored from a snapshot answers every public read as one that has read the topics. */
@ExtendWith(SystemUnderTest.Running.class)
class RestoredGatewayStory {
    private static final List<String> KINDS =
            List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports");
    private static final List<String> PATHS = List.of(
            "/promises?year=2019&municipality=0486",
            "/promises?outcome=FULFILLED&limit=100",
            "/promises?focusArea=f1",
            "/promises?sort=title&limit=100",
            "/agreements?sort=municipality&limit=100",
            "/follow-ups?sort=-validity&limit=100",
            "/municipalities",
            "/municipalities/0486/overview?asOf=2019-12-20",
            "/municipalities/0163/overview",
            "/municipalities/0120/overview",
            "/municipalities/0191/overview",
            "/search?q=trygghetsvandring&limit=100",
            "/search?q=Strängnäs kommun",
            "/search?q=lofte&kind=PROMISE",
            "/statistics?groupBy=municipality",
            "/statistics?groupBy=county",
            "/statistics?groupBy=policeRegion",
            "/statistics?groupBy=year",
            "/statistics?groupBy=theme",
            "/statistics?groupBy=county&thenBy=year",
            "/notices?limit=100",
            "/exports/promises.jsonl",
            "/exports/promises.csv",
            "/exports/agreements.jsonl",
            "/exports/follow-ups.jsonl",
            "/exports/action-plans.jsonl",
            "/exports/activity-reports.jsonl",
            "/dcat");

    private final SystemUnderTest system;
    private final ApiEditor editor;

    @TempDir
    private Path directory;

    RestoredGatewayStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2514");
    }

    @Test
    void every_public_response_is_the_same() throws Exception {
        var withdrawn = editor.publish(editor.draft("promises", editor.agreement("Löftet som togs tillbaka")));
        editor.withdraw(withdrawn, "Det var bara ett prov.");
        try (var writing = start("restored")) {
            assertThat(get(writing, withdrawn.path()).statusCode()).isEqualTo(410);
        }
        try (var restored = start("restored");
                var replayed = start("replayed")) {
            assertThat(Files.readString(restored.log())).contains("was restored in");
            assertThat(Files.readString(replayed.log())).doesNotContain("was restored in");

            var paths = paths(replayed);
            paths.add(withdrawn.path());

            assertThat(paths).hasSizeGreaterThan(40).allSatisfy(path -> assertSame(path, restored, replayed));
        }
    }

    /** The paths above, and every list and document of every kind with the progress of promises. */
    private static List<String> paths(StandaloneGateway gateway) {
        var paths = new ArrayList<>(PATHS);
        for (var kind : KINDS) {
            paths.add("/" + kind + "?limit=100");
            List<String> ids =
                    get(gateway, "/" + kind + "?limit=100").jsonPath().getList("items.id");
            ids.forEach(id -> paths.add("/" + kind + "/" + id));
            if (kind.equals("promises")) {
                ids.forEach(id -> paths.add("/promises/" + id + "/progress"));
            }
        }
        return paths;
    }

    private static void assertSame(String path, StandaloneGateway restored, StandaloneGateway replayed) {
        var expected = get(replayed, path);
        var found = get(restored, path);
        assertThat(found.statusCode()).isEqualTo(expected.statusCode()).isIn(200, 404, 410);
        if (found.statusCode() == 200) {
            assertThat(found.asString()).isEqualTo(expected.asString());
        } else {
            // The order of a problem's members differs from one process to the next.
            assertThat(found.jsonPath().getMap(""))
                    .isEqualTo(expected.jsonPath().getMap(""));
        }
        assertThat(found.header("ETag")).isEqualTo(expected.header("ETag"));
    }

    /** Starts a gateway with its logs and snapshots in a directory of this name. */
    private StandaloneGateway start(String name) {
        var gateway = StandaloneGateway.start(
                Setup.repository(),
                directory.resolve(name),
                system.processes().bootstrapServers(),
                Map.of(
                        "SAMVERKAN_PUBLIC_ADDRESS",
                        system.address(),
                        "SAMVERKAN_SNAPSHOT_DIRECTORY",
                        directory
                                .resolve(name)
                                .resolve("snapshots")
                                .toAbsolutePath()
                                .toString()));
        await().atMost(Duration.ofMinutes(2)).until(gateway::isReady);
        return gateway;
    }

    private static Response get(StandaloneGateway gateway, String path) {
        return given().get(gateway.address() + "/samverkan/v1" + path);
    }
}
