package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.contracts.Tool;
import se.samverkan.e2e.system.SystemUnderTest;

/** The same with the Python client, generated with the default options; partner.py uses it. */
@ExtendWith(SystemUnderTest.Running.class)
class PythonClientStory {
    private static final Path CLIENTS = Path.of(System.getProperty("samverkan.home"), "partner-clients");
    private static final String MUNICIPALITY = "municipality:2506";
    private static final String POLICE = "police:polismyndigheten";

    private final SystemUnderTest system;

    PythonClientStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void the_generated_code_compiles() {
        var compiled =
                Tool.PYTHON.run(CLIENTS, "-W", "error", "-m", "compileall", "-f", "target/python/openapi_client");

        assertThat(compiled).contains("promises_api.py", "trend.py");
    }

    @Test
    void a_promise_is_corrected_approved_published_and_read_and_a_draft_is_deleted() {
        Tool.PYTHON_CLIENT.requireSuccess(CLIENTS, Map.of(), "python/packages.py", "target/python/requirements.txt");

        var printed = Tool.PYTHON_CLIENT.run(
                CLIENTS,
                Map.of(
                        "PYTHONPATH", "target/python",
                        "PYTHONUTF8", "1",
                        "ADDRESS", system.address(),
                        "MUNICIPALITY_EDITOR", token("editor", MUNICIPALITY),
                        "MUNICIPALITY_APPROVER", token("approver", MUNICIPALITY),
                        "POLICE_EDITOR", token("editor", POLICE),
                        "POLICE_APPROVER", token("approver", POLICE)),
                "python/partner.py");

        assertThat(printed.lines())
                .containsExactly(
                        "422 ['/municipalities/1']",
                        "1 DRAFT",
                        "409 ['municipality:2506', 'police:polismyndigheten']",
                        "412 2 Ökad trygghet",
                        "1 PUBLISHED Ökad trygghet",
                        "IN_FORCE 12 GET",
                        "True 5",
                        "204",
                        "404 404");
    }

    private String token(String role, String organisation) {
        return system.keys().token(List.of(role), List.of(organisation));
    }
}
