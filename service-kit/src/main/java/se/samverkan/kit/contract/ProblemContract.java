package se.samverkan.kit.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import se.samverkan.kit.content.Party;
import se.samverkan.kit.problem.Problem;
import se.samverkan.kit.problem.Statuses;

/** The errors that operations share, each described once with what it answers. */
final class ProblemContract {
    private static final int[] STATUSES = {400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503};
    /** Whatever else HTTP has, such as 414 or 431. */
    private static final String OTHER = "OtherProblem";

    /** What a client is told beside the body. */
    private static final Map<Integer, Map<String, String>> HEADERS = Map.of(
            401, Map.of("WWW-Authenticate", "Bearer"),
            429,
                    Map.of(
                            "Retry-After", "Seconds until the next request is taken",
                            "RateLimit", "What is left, and the seconds until there is more",
                            "RateLimit-Policy", "How many at once, and the seconds in which they come back"),
            503, Map.of("Retry-After", "Seconds until a new attempt makes sense"));

    private ProblemContract() {}

    static void describe(Components components) {
        for (int status : STATUSES) {
            components.addResponse(name(status), response(status));
        }
        describeExtensions(components.getSchemas().get("Problem"));
        components.addResponse(
                OTHER, answer("Another problem, told in the same form", problem(400, "The request was refused")));
    }

    /** What a client needs to go on, beside the members of RFC 9457. */
    private static void describeExtensions(Schema problem) {
        problem.addProperty(
                        "missingApprovals",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(text().pattern(Party.ID))
                                .description("On 409 of a publication: the parties that have not approved"))
                .addProperty(
                        "withdrawnAt",
                        SchemaContract.reference("Instant").description("On 410: when the document was withdrawn"))
                .addProperty("withdrawnBy", text().pattern(Party.ID).description("On 410: the party that withdrew it"))
                .addProperty("explanation", text().maxLength(2_000).description("On 410: why"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    /** Points to the shared description of a status. */
    static APIResponse reference(int status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name(status));
    }

    static APIResponse anyOther() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + OTHER);
    }

    /** NotFound. */
    private static String name(int status) {
        return Statuses.title(status).replace(" ", "").replace("-", "");
    }

    private static APIResponse response(int status) {
        var response =
                answer(Statuses.title(status) + ". " + Statuses.hint(status), problem(status, Statuses.hint(status)));
        // In an order of their own: that of Map.of is another in every JVM.
        new TreeMap<>(HEADERS.getOrDefault(status, Map.of()))
                .forEach((name, description) -> response.addHeader(name, HeaderContract.text(description)));
        return response;
    }

    private static APIResponse answer(String description, Map<String, Object> example) {
        var media = OASFactory.createMediaType()
                .schema(SchemaContract.reference("Problem"))
                .example(example);
        return OASFactory.createAPIResponse()
                .description(description)
                .addHeader(HeaderContract.TRACEPARENT, HeaderContract.traceparent())
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Map<String, Object> problem(int status, String detail) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "about:blank");
        example.put("title", Statuses.title(status));
        example.put("status", status);
        example.put("detail", detail);
        example.put("instance", "/samverkan/v1/promises/019cada1-01e0-7f14-b609-912fe2e7a724");
        return example;
    }
}
