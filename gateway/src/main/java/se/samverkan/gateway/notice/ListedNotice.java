package se.samverkan.gateway.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.platform.http.Link;

/** A notice with the facts of its document that a list shows. */
@Schema(
        name = "ListedNotice",
        description = "A notice, with the document that it concerns",
        requiredProperties = {"type", "text", "documentId", "kind", "municipalities", "_links"})
record ListedNotice(
        Notice.Type type,

        @Schema(description = "The notice in Swedish, for inhabitants", maxLength = 1000)
        String text,

        @Schema(description = Notice.SINCE) LocalDate since,

        @Schema(description = "The document that the notice concerns")
        UUID documentId,

        Kind kind,

        @Schema(description = "Title of the document", maxLength = 1000)
        String title,

        @Schema(
                description = "Municipality codes (SCB, Statistics Sweden) of the document",
                maxItems = 290,
                examples = "[\"0486\"]")
        List<String> municipalities,

        @JsonProperty("_links") Map<String, Link> links) {

    static ListedNotice of(FoundNotice found, String publicAddress) {
        var document = found.document();
        return new ListedNotice(
                found.notice().type(),
                found.notice().text(),
                found.notice().since(),
                document.id(),
                Kind.of(document.collection()),
                document.title(),
                document.municipalities(),
                Map.of("document", Link.get("about", address(document, publicAddress))));
    }

    static String address(PublicDocument document, String publicAddress) {
        return publicAddress + "/" + document.collection() + "/" + document.id();
    }
}
