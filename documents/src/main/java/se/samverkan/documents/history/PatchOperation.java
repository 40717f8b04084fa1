package se.samverkan.documents.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a JSON Patch (RFC 6902), for the contract alone: the patch itself is written by the JSON library. */
@Schema(
        name = "PatchOperation",
        description = "One step of a JSON Patch (RFC 6902)",
        requiredProperties = {"op", "path"})
public record PatchOperation(
        @Schema(examples = "replace", pattern = "^(add|remove|replace|move|copy|test)$", maxLength = 7)
        String op,

        @Schema(examples = "/title", maxLength = 1000) String path,
        @Schema(maxLength = 1000) String from,

        @Schema(description = "Any JSON") Object value) {}
