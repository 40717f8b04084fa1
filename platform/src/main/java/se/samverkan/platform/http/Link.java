package se.samverkan.platform.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A HAL link with the members that the national REST profile requires. */
@Schema(
        name = "Link",
        description = "A link: absolute address, IANA relation type where one exists, and the method to use",
        requiredProperties = {"href", "rel", "method"})
public record Link(
        @Schema(format = "uri", maxLength = 16384, examples = "https://samverkan.example/samverkan/v1")
        String href,

        @Schema(examples = "self", maxLength = 50) String rel,

        @Schema(examples = "GET", pattern = "^(GET|POST|PUT|DELETE)$", maxLength = 6)
        String method) {

    public static Link get(String rel, String address) {
        return of(rel, "GET", address);
    }

    public static Link of(String rel, String method, String address) {
        return new Link(address, rel, method);
    }

    /** The links of an object by their relation, in this order, so that equal answers are equal bytes. */
    public static Map<String, Link> byRelation(Link... links) {
        var byRelation = new LinkedHashMap<String, Link>();
        for (var link : links) {
            byRelation.put(link.rel(), link);
        }
        return Collections.unmodifiableMap(byRelation);
    }
}
