package se.samverkan.subscriptions.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.subscriptions.webhook.WebhookMessage;

/** A delivery as the integrators of its subscription read it. */
@Schema(
        name = "Delivery",
        description = "A message to the receiver of a subscription, and what came of it",
        requiredProperties = {"id", "status", "message", "attempts", "createdAt", "_links"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        @Schema(description = "UUIDv7; msg_ and this is the header webhook-id")
        UUID id,

        DeliveryState status,
        @Schema(implementation = WebhookMessage.class) JsonNode message,

        @Schema(description = "The newest attempts, the oldest first", maxItems = 20)
        List<Attempt> attempts,

        @Schema(description = "When it is attempted next; absent if it is no longer pending")
        Instant dueAt,

        Instant createdAt,
        @JsonProperty("_links") Map<String, Link> links) {

    static DeliveryView of(Delivery delivery, String publicAddress) {
        var self = publicAddress + "/subscriptions/" + delivery.subscriptionId + "/deliveries/" + delivery.id;
        return new DeliveryView(
                delivery.id,
                delivery.status,
                CanonicalJson.read(delivery.message, JsonNode.class),
                delivery.attempts.list(),
                delivery.status == DeliveryState.PENDING ? delivery.dueAt : null,
                delivery.createdAt,
                Link.byRelation(Link.get("self", self), Link.of("retries", "POST", self + "/retries")));
    }
}
