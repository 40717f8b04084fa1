package se.samverkan.kit.contract;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import se.samverkan.kit.http.ConditionalRead;

/** The request and response headers that operations share, each described once. */
final class HeaderContract {
    static final String TRACEPARENT = "traceparent";
    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String ETAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String TRACE_FORM = "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private HeaderContract() {}

    static void describe(Components components) {
        components
                .addParameter(
                        TRACEPARENT,
                        parameter(
                                TRACEPARENT,
                                "The caller's place in a trace (W3C Trace Context); without one a new trace begins",
                                TRACE_FORM,
                                TRACE))
                .addParameter(
                        IF_MATCH,
                        parameter(IF_MATCH, "The ETag of the revision that is changed", "^\"[0-9]{1,10}\"$", "\"3\"")
                                .required(true))
                .addParameter(
                        IF_NONE_MATCH,
                        parameter(
                                IF_NONE_MATCH,
                                "The ETags of what the caller has: 304 where it is still the same",
                                ConditionalRead.TAGS,
                                "\"3\""))
                .addParameter(
                        IDEMPOTENCY_KEY,
                        parameter(
                                IDEMPOTENCY_KEY,
                                "Makes the request safe to repeat: for 24 hours the same key gets the first answer again",
                                "^[!-~]{1,200}$",
                                "8e03978e-40d5-43e8-bc93-6894a57f9324"))
                .addHeader(
                        TRACEPARENT,
                        text("The place of this answer in the trace (W3C Trace Context)")
                                .example(TRACE))
                .addHeader(
                        ETAG,
                        text("Changes when the answer does; for If-Match and If-None-Match. A list read with a token has none")
                                .example("\"4\""))
                .addHeader(
                        LOCATION,
                        text("The address of what was made")
                                .example("https://samverkan.example/samverkan/v1/promises/"
                                        + "019cada1-01e0-7f14-b609-912fe2e7a724"));
    }

    static Header traceparent() {
        return header(TRACEPARENT);
    }

    static Header etag() {
        return header(ETAG);
    }

    static Header location() {
        return header(LOCATION);
    }

    static Parameter askTraceparent() {
        return shared(TRACEPARENT);
    }

    static Parameter ifMatch() {
        return shared(IF_MATCH);
    }

    static Parameter ifNoneMatch() {
        return shared(IF_NONE_MATCH);
    }

    static Parameter idempotencyKey() {
        return shared(IDEMPOTENCY_KEY);
    }

    static Header text(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(2_000));
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Parameter shared(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    private static Parameter parameter(String name, String description, String pattern, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .example(example)
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .pattern(pattern)
                        .maxLength(4_000));
    }
}
