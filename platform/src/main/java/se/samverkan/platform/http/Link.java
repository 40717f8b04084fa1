package se.samverkan.platform.http;

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
}
