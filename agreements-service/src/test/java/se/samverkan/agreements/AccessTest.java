package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.STRANGER;
import static se.samverkan.agreements.AgreementRequests.STRANGNAS;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.problem;
import static se.samverkan.agreements.AgreementRequests.published;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.StackResource;
import se.samverkan.stack.TestTokens;

/** Who may do what with agreements and action plans: every operation without, with a bad and with another's token. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "agreements"))
class AccessTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            agreements, POST, ''
            agreements, PUT, ''
            agreements, DELETE, ''
            agreements, POST, /publications
            agreements, POST, /withdrawals
            action-plans, POST, ''
            action-plans, PUT, ''
            action-plans, DELETE, ''
            action-plans, POST, /publications
            action-plans, POST, /withdrawals
            """)
    void aChangeNeedsAGoodTokenAndItsRole(String collection, String method, String sub) {
        var creates = method.equals("POST") && sub.isEmpty();
        var id = creates ? "" : "/" + published(collection, body("Andras att ändra"));
        var path = "/" + collection + id + sub;
        var everyRole = List.of("editor", "approver", "archivist", "admin");
        var expired = TestTokens.expired(everyRole, List.of(STRANGNAS));
        var foreign = TestTokens.foreign(everyRole, List.of(STRANGNAS));

        for (var unauthenticated : List.of(
                anonymous(),
                anonymous().auth().oauth2(expired),
                anonymous().auth().oauth2(foreign),
                anonymous().auth().oauth2("not.a.token"))) {
            var refused = send(unauthenticated, method, path, sub);
            problem(refused, 401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
        problem(send(as(wrongRole(sub), STRANGNAS), method, path, sub), 403);
        problem(send(as("admin", STRANGNAS), method, path, sub), 403);
        problem(send(as(rightRole(sub), STRANGER), method, path, sub), 403);
        if (!creates) {
            var untouched = anonymous().get(path.replace(sub, ""));
            assertThat(untouched.<Integer>path("revision")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void anothersDraftDoesNotExist(String collection) {
        var path = "/" + collection + "/" + created(collection, body("Utkast"));

        problem(as("editor", STRANGER).get(path), 404);
        problem(send(as("editor", STRANGER), "PUT", path, ""), 404);
        problem(send(as("editor", STRANGER), "DELETE", path, ""), 404);
        problem(send(as("archivist", STRANGER), "POST", path + "/publications", "/publications"), 404);
        problem(send(as("approver", STRANGER), "POST", path + "/withdrawals", "/withdrawals"), 404);
        assertThat(as("editor", STRANGNAS).get(path).<Integer>path("revision")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void aBadTokenIsRefusedEvenWhereNoneIsNeeded(String collection) {
        var expired = TestTokens.expired(List.of("editor"), List.of(STRANGNAS));

        problem(anonymous().auth().oauth2(expired).get("/{collection}", collection), 401);
        assertThat(anonymous().get("/{collection}", collection).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void whatIsNotThereIsNotFoundAndWhatIsOtherIsNotEither(String collection) {
        var other = collection.equals("agreements") ? "action-plans" : "agreements";
        var id = published(other, body("Av annat slag"));

        problem(anonymous().get("/{collection}/{id}", collection, id), 404);
        problem(anonymous().get("/{collection}/{id}", collection, "019cad9b-e683-7127-a6ca-41d621adbc4e"), 404);
        problem(send(as("editor", STRANGNAS), "PUT", "/" + collection + "/" + id, ""), 404);
    }

    private static Response send(RequestSpecification who, String method, String path, String sub) {
        var body = switch (sub) {
            case "/publications" -> "{}";
            case "/withdrawals" -> "{\"explanation\":\"Fel.\"}";
            default -> body("Ny").toString();
        };
        return who.header("If-Match", "\"2\"").body(body).request(method, path);
    }

    private static String rightRole(String sub) {
        return switch (sub) {
            case "/publications" -> "archivist";
            case "/withdrawals" -> "approver";
            default -> "editor";
        };
    }

    private static String wrongRole(String sub) {
        return sub.equals("/withdrawals") ? "editor" : "approver";
    }
}
