package se.samverkan.gateway.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.gateway.changelog.LoggedChange;
import se.samverkan.gateway.document.Kind;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.http.Link;

/** The newest change of a document, as partners read it. */
@Schema(
        name = "Change",
        description = "The newest change of a document; earlier ones of the same document may be left out",
        requiredProperties = {"cursor", "type", "kind", "id", "version", "sequence", "time", "_links"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        @Schema(description = "Opaque; as the parameter after it asks for what came later", maxLength = 1000)
        String cursor,

        @Schema(
                description = "The kind of document and what happened to it: published (also a new version), confirmed,"
                        + " redacted or withdrawn; more may come",
                pattern = "^[a-z-]+\\.[a-z-]+$",
                maxLength = 100,
                examples = "promise.published")
        String type,

        Kind kind,
        UUID id,

        @Schema(description = "The newest published version; of a withdrawal the one that was withdrawn", minimum = "1")
        int version,

        @Schema(
                description = "Counts the changes of this document: only a higher one than the last is new",
                minimum = "1",
                maximum = "9007199254740991")
        long sequence,

        @Schema(description = "When the change was made") Instant time,

        @Schema(
                description =
                        "Municipality codes (SCB, Statistics Sweden); absent from withdrawals before November 2026",
                examples = "[\"0486\"]")
        List<String> municipalities,

        @Schema(description = "Absent after a withdrawal", maxLength = 1000)
        String title,

        @Schema(description = "Why it was withdrawn", maxLength = 10_000)
        String explanation,

        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "With embed=document: the document in its newest state, as its own address gives it; absent"
                                + " after a withdrawal")
        @JsonRawValue
        String document,

        @JsonProperty("_links") Map<String, Link> links) {

    /** The document may be null. */
    static Change of(LoggedChange logged, ChangeCursor behind, String document, String publicAddress) {
        return new Change(
                behind.toString(),
                logged.type(),
                Kind.of(logged.collection()),
                logged.id(),
                logged.version(),
                logged.sequence(),
                logged.time(),
                logged.municipalities().orElse(null),
                logged.document() == null ? null : logged.document().title(),
                logged.withdrawal() == null
                        ? null
                        : logged.withdrawal().path("explanation").asText(),
                document,
                Map.of("self", Link.get("self", publicAddress + "/" + logged.collection() + "/" + logged.id())));
    }
}
