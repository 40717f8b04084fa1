package se.samverkan.subscriptions.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.json.CanonicalJson;

/** The body of a webhook (Standard Webhooks): a change, without the document, which its address gives. */
@Schema(
        name = "WebhookMessage",
        description = "The body that is posted to a receiver",
        requiredProperties = {"type", "timestamp", "data"})
public record WebhookMessage(
        @Schema(
                description =
                        "The kind of document and what happened to it, as in the changes; subscription.tested of a"
                                + " test",
                examples = "promise.published",
                maxLength = 100)
        String type,

        @Schema(description = "When the change was made") Instant timestamp,
        Data data) {

    /** The type of the message of a test. */
    public static final String TESTED = "subscription.tested";

    /** The change of a document; of a test only the links. */
    @Schema(
            name = "WebhookData",
            description = "The change of a document; a test has only the id of the subscription and the links",
            requiredProperties = {"id", "_links"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            SubscribedKind kind,

            @Schema(description = "Id of the document") UUID id,

            @Schema(
                    description = "The newest published version; of a withdrawal the one that was withdrawn",
                    minimum = "1")
            Integer version,

            @Schema(
                    description = "Counts the changes of this document: only a higher one than the last is new",
                    minimum = "1",
                    maximum = "9007199254740991")
            Long sequence,

            @Schema(
                    description = "Municipality codes (SCB, Statistics Sweden)",
                    examples = "[\"0486\"]",
                    maxItems = 290)
            List<String> municipalities,

            @Schema(description = "Absent after a withdrawal", maxLength = 1000)
            String title,

            @Schema(description = "Why it was withdrawn", maxLength = 10_000)
            String explanation,

            @JsonProperty("_links") Map<String, Link> links) {}

    /**
     * The message of an event.
     *
     * @throws CloudEvent.Unreadable if the data is not that of a document or of a withdrawal
     */
    public static WebhookMessage of(CloudEvent event, String publicAddress) {
        var data = CanonicalJson.read(event.data(), JsonNode.class);
        if (!data.isObject() || !data.path("version").isInt()) {
            throw new CloudEvent.Unreadable("The data of event " + event.id() + " is no document", null);
        }
        var codes = data.get("municipalities");
        return new WebhookMessage(
                event.change(),
                event.time(),
                new Data(
                        SubscribedKind.of(event.collection()),
                        UUID.fromString(event.subject()),
                        data.get("version").asInt(),
                        event.sequence(),
                        codes == null
                                ? null
                                : codes.valueStream().map(JsonNode::asText).toList(),
                        event.isWithdrawal() ? null : data.path("title").asText(),
                        event.isWithdrawal() ? data.path("explanation").asText() : null,
                        self(publicAddress + "/" + event.collection() + "/" + event.subject())));
    }

    /** The message by which an integrator tests the receiver. */
    public static WebhookMessage test(UUID subscription, String address, Instant now) {
        return new WebhookMessage(
                TESTED, now, new Data(null, subscription, null, null, null, null, null, self(address)));
    }

    private static Map<String, Link> self(String address) {
        return Map.of("self", Link.get("self", address));
    }
}
