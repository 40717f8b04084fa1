package se.samverkan.stack.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The callers, parties and expected errors that the tests of all services share. */
public final class ServiceRequests {
    public static final String BASE_PATH = "/samverkan/v1";
    public static final String PROBLEM = "application/problem+json";
    public static final String STRANGNAS = "municipality:0486";
    public static final String POLICE = "police:polismyndigheten";
    /** A municipality that becomes a party in some tests. */
    public static final String EKERO = "municipality:0125";
    /** A municipality that is no party of the tests' documents. */
    public static final String STRANGER = "municipality:0163";

    private ServiceRequests() {}

    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    /** A caller with this role at Strängnäs, the municipality that the tests write for. */
    public static RequestSpecification as(String role) {
        return as(role, STRANGNAS);
    }

    public static RequestSpecification as(String role, String... organisations) {
        return as(List.of(role), organisations);
    }

    public static RequestSpecification as(List<String> roles, String... organisations) {
        return anonymous().auth().oauth2(TestTokens.token(roles, List.of(organisations)));
    }

    public static List<Map<String, String>> parties(String... ids) {
        return Stream.of(ids).map(id -> Map.of("id", id)).toList();
    }

    public static String etag(int revision) {
        return "\"" + revision + "\"";
    }

    /** The problem of a response, after checks of its status and media type. */
    public static JsonPath problem(Response response, int status) {
        response.then().statusCode(status).contentType(startsWith(PROBLEM)).body("status", is(status));
        return response.jsonPath();
    }

    /** The pointers of the violations in a response. */
    public static List<String> pointers(Response response, int status) {
        return problem(response, status).getList("violations.pointer");
    }
}
