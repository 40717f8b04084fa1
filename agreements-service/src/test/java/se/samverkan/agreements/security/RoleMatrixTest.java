package se.samverkan.agreements.security;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.approve;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.agreements.AgreementRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** The response of every operation to every role in every relevant state: no role includes another. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RoleMatrixTest {
    private static final List<String> EVERY_ROLE = List.of("editor", "approver", "archivist", "admin");

    private static final List<String> READS = List.of("list", "get", "versions", "version", "changes", "audit-entries");

    private static final Map<String, String> BODIES = Map.of(
            "approvals", "{}",
            "publications", "{}",
            "withdrawals", "{\"explanation\":\"Fel.\"}",
            "redactions", "{\"pointers\":[\"/title\"],\"reason\":\"Uppgift om enskild person\"}");

    /** The callers in the order of the table's columns; NOBODY and STRANGER have every role, UNROLED has none. */
    private enum Who {
        ANONYMOUS,
        NOBODY,
        STRANGER,
        UNROLED,
        EDITOR,
        APPROVER,
        ARCHIVIST,
        ADMIN
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # operation   | document  | anon. | nobody | stranger | no role | editor | approver | archivist | admin
            create        | DRAFT     | 401   | 403    | 403      | 403     | 201    | 403      | 201       | 403
            list          | PUBLISHED | 200   | 200    | 200      | 200     | 200    | 200      | 200       | 200
            get           | DRAFT     | 404   | 404    | 404      | 404     | 200    | 200      | 200       | 200
            get           | PUBLISHED | 200   | 200    | 200      | 200     | 200    | 200      | 200       | 200
            get           | WITHDRAWN | 410   | 410    | 410      | 410     | 200    | 200      | 200       | 200
            replace       | DRAFT     | 401   | 404    | 404      | 403     | 200    | 403      | 200       | 403
            replace       | PUBLISHED | 401   | 403    | 403      | 403     | 200    | 403      | 200       | 403
            replace       | WITHDRAWN | 401   | 410    | 410      | 403     | 200    | 403      | 200       | 403
            delete        | DRAFT     | 401   | 404    | 404      | 403     | 204    | 403      | 204       | 403
            delete        | PUBLISHED | 401   | 403    | 403      | 403     | 409    | 403      | 409       | 403
            delete        | WITHDRAWN | 401   | 410    | 410      | 403     | 409    | 403      | 409       | 403
            approvals     | DRAFT     | 401   | 404    | 404      | 403     | 403    | 200      | 403       | 403
            approvals     | EDITED    | 401   | 403    | 403      | 403     | 403    | 200      | 403       | 403
            approvals     | PUBLISHED | 401   | 403    | 403      | 403     | 403    | 409      | 403       | 403
            approvals     | WITHDRAWN | 401   | 410    | 410      | 403     | 403    | 200      | 403       | 403
            publications  | DRAFT     | 401   | 404    | 404      | 403     | 409    | 403      | 200       | 403
            publications  | APPROVED  | 401   | 404    | 404      | 403     | 200    | 403      | 200       | 403
            publications  | EDITED    | 401   | 403    | 403      | 403     | 409    | 403      | 200       | 403
            publications  | PUBLISHED | 401   | 403    | 403      | 403     | 409    | 403      | 409       | 403
            archive       | DRAFT     | 401   | 404    | 404      | 403     | 403    | 403      | 200       | 403
            withdrawals   | DRAFT     | 401   | 404    | 404      | 403     | 403    | 409      | 403       | 403
            withdrawals   | PUBLISHED | 401   | 403    | 403      | 403     | 403    | 200      | 403       | 403
            withdrawals   | WITHDRAWN | 401   | 410    | 410      | 403     | 403    | 409      | 403       | 403
            redactions    | DRAFT     | 401   | 404    | 404      | 403     | 403    | 403      | 403       | 409
            redactions    | PUBLISHED | 401   | 403    | 403      | 403     | 403    | 403      | 403       | 200
            redactions    | WITHDRAWN | 401   | 410    | 410      | 403     | 403    | 403      | 403       | 200
            versions      | DRAFT     | 404   | 404    | 404      | 404     | 200    | 200      | 200       | 200
            versions      | PUBLISHED | 200   | 200    | 200      | 200     | 200    | 200      | 200       | 200
            versions      | WITHDRAWN | 410   | 410    | 410      | 410     | 200    | 200      | 200       | 200
            version       | DRAFT     | 404   | 404    | 404      | 404     | 404    | 404      | 404       | 404
            version       | PUBLISHED | 200   | 200    | 200      | 200     | 200    | 200      | 200       | 200
            version       | WITHDRAWN | 410   | 410    | 410      | 410     | 200    | 200      | 200       | 200
            changes       | DRAFT     | 404   | 404    | 404      | 404     | 404    | 404      | 404       | 404
            changes       | PUBLISHED | 200   | 200    | 200      | 200     | 200    | 200      | 200       | 200
            changes       | WITHDRAWN | 410   | 410    | 410      | 410     | 200    | 200      | 200       | 200
            audit-entries | DRAFT     | 401   | 404    | 404      | 403     | 403    | 403      | 403       | 200
            audit-entries | PUBLISHED | 401   | 403    | 403      | 403     | 403    | 403      | 403       | 200
            audit-entries | WITHDRAWN | 401   | 410    | 410      | 403     | 403    | 403      | 403       | 200
            """)
    void every_operation_has_the_expected_status_for_every_role(String operation, String state, ArgumentsAccessor row) {
        for (var collection : List.of("agreements", "action-plans")) {
            var expected = new EnumMap<Who, Integer>(Who.class);
            var answered = new EnumMap<Who, Integer>(Who.class);
            var path = "/" + collection + "/" + document(collection, state);
            var etag = as("editor", STRANGNAS).get(path).header("ETag");
            int column = 2;
            for (var who : Who.values()) {
                expected.put(who, row.getInteger(column++));
                var answer = send(who, operation, path, etag);
                answered.put(who, answer.statusCode());
                if (answer.statusCode() >= 400) {
                    problem(answer, answer.statusCode());
                } else if (!READS.contains(operation)) {
                    path = "/" + collection + "/" + document(collection, state);
                }
            }
            assertThat(answered).as(collection).isEqualTo(expected);
            assertThat(as("editor", STRANGNAS).get(path).header("ETag"))
                    .as("after the refusals")
                    .isEqualTo(etag);
        }
    }

    /** A new document in this state. */
    private static String document(String collection, String state) {
        var id = state.matches("DRAFT|APPROVED")
                ? created(collection, body("Tabellen"))
                : published(collection, body("Tabellen"));
        switch (state) {
            case "APPROVED" ->
                List.of(STRANGNAS, POLICE)
                        .forEach(party -> assertThat(
                                        approve(collection, id, party, "\"1\"").statusCode())
                                .isEqualTo(200));
            case "EDITED" ->
                as("editor", STRANGNAS)
                        .header("If-Match", "\"2\"")
                        .body(body("Ändrad").toString())
                        .put("/{collection}/{id}", collection, id)
                        .then()
                        .statusCode(200);
            case "WITHDRAWN" -> withdraw(collection, id, "\"2\"").then().statusCode(200);
            default -> assertThat(state).isIn("DRAFT", "PUBLISHED");
        }
        return id;
    }

    private static RequestSpecification caller(Who who) {
        return switch (who) {
            case ANONYMOUS -> anonymous();
            case NOBODY -> anonymous().auth().oauth2(TestTokens.token(EVERY_ROLE, List.of()));
            case STRANGER -> anonymous().auth().oauth2(TestTokens.token(EVERY_ROLE, List.of(STRANGER)));
            case UNROLED -> anonymous().auth().oauth2(TestTokens.token(List.of(), List.of(STRANGNAS)));
            case EDITOR -> as("editor", STRANGNAS);
            case APPROVER -> as("approver", STRANGNAS);
            case ARCHIVIST -> as("archivist", STRANGNAS);
            case ADMIN -> as("admin", STRANGNAS);
        };
    }

    private static Response send(Who who, String operation, String path, String etag) {
        var request = READS.contains(operation) ? caller(who) : caller(who).header("If-Match", etag);
        var collection = path.substring(0, path.lastIndexOf('/'));
        return switch (operation) {
            case "create" -> request.body(body("Ny").toString()).post(collection);
            case "list" -> request.get(collection);
            case "get" -> request.get(path);
            case "replace" -> request.body(body("Ny").toString()).put(path);
            case "delete" -> request.delete(path);
            case "archive" -> request.body("{\"basis\":\"ARCHIVE\"}").post(path + "/publications");
            case "version" -> request.get(path + "/versions/1");
            case "changes" -> request.get(path + "/versions/1/changes");
            case "versions", "audit-entries" -> request.get(path + "/" + operation);
            default -> request.body(BODIES.get(operation)).post(path + "/" + operation);
        };
    }
}
