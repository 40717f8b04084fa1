package se.samverkan.kit.document;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a JSON Patch (RFC 6902), for the contract alone: the patch itself is written by the JSON library. */
@Schema(name = "PatchOperation")
record PatchOperation(
        @Schema(examples = "replace") String op,
        @Schema(examples = "/title") String path,
        String from,

        @Schema(type = SchemaType.OBJECT, description = "Any JSON")
        Object value) {}
