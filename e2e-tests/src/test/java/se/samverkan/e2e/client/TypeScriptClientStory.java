package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.contracts.Node;
import se.samverkan.e2e.system.SystemUnderTest;

/** The same with the TypeScript client: partner.ts is compiled with the generated code in strict mode. */
@ExtendWith(SystemUnderTest.Running.class)
class TypeScriptClientStory {
    private static final Path CLIENTS = Path.of(System.getProperty("samverkan.home"), "partner-clients");
    private static final String MUNICIPALITY = "municipality:2583";
    private static final String POLICE = "police:polismyndigheten";

    private final SystemUnderTest system;

    TypeScriptClientStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void a_promise_is_corrected_approved_published_and_read_and_a_draft_is_deleted() throws IOException {
        var node = Node.ready();
        run(node, "compiler", Map.of(), Node.program("tsc"), "--project", "typescript");

        var printed = run(
                node,
                "partner",
                Map.of(
                        "ADDRESS", system.address(),
                        "MUNICIPALITY_EDITOR", token("editor", MUNICIPALITY),
                        "MUNICIPALITY_APPROVER", token("approver", MUNICIPALITY),
                        "POLICE_EDITOR", token("editor", POLICE),
                        "POLICE_APPROVER", token("approver", POLICE)),
                node.node().toString(),
                "target/compiled/typescript/partner.js");

        assertThat(printed)
                .containsExactly(
                        "422 [ '/municipalities/1' ]",
                        "1 DRAFT",
                        "409 [ 'municipality:2583', 'police:polismyndigheten' ]",
                        "412 2 Ökad trygghet",
                        "1 PUBLISHED Ökad trygghet",
                        "IN_FORCE 12 GET",
                        "true 5",
                        "true [ 'Haparanda' ]",
                        "[ 'NOT_ASSESSED' ]",
                        "true true",
                        "true true",
                        "204 404 404");
    }

    /** The output lines of a program that Node runs; the program must succeed. */
    private static List<String> run(Node node, String name, Map<String, String> environment, String... command)
            throws IOException {
        var output = CLIENTS.resolve("target/" + name + ".out");
        var errors = CLIENTS.resolve("target/" + name + ".err");
        var exit = node.run(CLIENTS, environment, output, errors, command);
        var printed = Files.readAllLines(output);
        assertThat(exit)
                .as(String.join("\n", printed) + Files.readString(errors))
                .isZero();
        return printed;
    }

    private String token(String role, String organisation) {
        return system.keys().token(List.of(role), List.of(organisation));
    }
}
