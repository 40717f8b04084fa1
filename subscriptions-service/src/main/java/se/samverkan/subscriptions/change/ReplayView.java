package se.samverkan.subscriptions.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;
import se.samverkan.subscriptions.SubscriptionView;

/** A replay as the integrators of its subscription read it. */
@Schema(
        name = "Replay",
        description = "Changes that are delivered again: of each document the newest one",
        requiredProperties = {"id", "status", "createdAt", "_links"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        @Schema(description = "UUIDv7") UUID id,

        ReplayStatus status,

        @Schema(description = "Number of messages; absent until it is done", minimum = "0")
        Integer deliveries,

        @Schema(description = "Why it failed", maxLength = 1000)
        String problem,

        @Schema(maxLength = 1000) String after,
        Instant since,
        Instant createdAt,
        @JsonProperty("_links") Map<String, Link> links) {

    static ReplayView of(Replay replay, String publicAddress) {
        var subscription = SubscriptionView.address(replay.subscriptionId, publicAddress);
        return new ReplayView(
                replay.id,
                replay.status,
                replay.deliveries,
                replay.problem,
                replay.after,
                replay.since,
                replay.createdAt,
                Link.byRelation(
                        Link.get("self", subscription + "/replays/" + replay.id),
                        Link.get("deliveries", subscription + "/deliveries")));
    }
}
