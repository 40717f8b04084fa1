package se.samverkan.gateway.http;

import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.query.QueryParameters;

/** The formats of figures and lists, for links, which cannot state an Accept header. */
@Schema(name = "ResponseFormat", description = "Format of the response: json, or csv as a file to download")
public enum ResponseFormat {
    json,
    csv;

    /** The format by its name, the negotiated one for null; an unknown name is reported. */
    public static ResponseFormat of(String name, ResponseFormat negotiated, BiConsumer<String, String> violations) {
        var named = QueryParameters.constant("format", name, ResponseFormat.class, violations);
        return named == null ? negotiated : named;
    }
}
