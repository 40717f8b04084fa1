package se.samverkan.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;
import se.samverkan.subscriptions.webhook.SubscribedKind;

/** A subscription as its organisation reads it. */
@Schema(
        name = "Subscription",
        description = "A subscription to changes, which are posted to its address",
        requiredProperties = {
            "id",
            "revision",
            "organisation",
            "url",
            "kinds",
            "municipalities",
            "types",
            "status",
            "createdAt",
            "updatedAt",
            "_links"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionView(
        @Schema(description = "UUIDv7", readOnly = true) UUID id,

        @Schema(description = "Number of the revision, which is also the ETag", minimum = "1", readOnly = true)
        int revision,

        @Schema(description = "Id of the organisation that subscribes", maxLength = 98, examples = "municipality:0486")
        String organisation,

        @Schema(format = "uri", maxLength = 2000, examples = "https://www.strangnas.example/webhooks/samverkan")
        URI url,

        @Schema(maxItems = 5) List<SubscribedKind> kinds,
        @Schema(maxItems = 290, examples = "[\"0486\"]") List<String> municipalities,

        @Schema(maxItems = 20, examples = "[\"promise.published\"]")
        List<String> types,

        @Schema(maxLength = 500) String description,
        SubscriptionStatus status,

        @Schema(
                description = "Why the service disabled it: activate it when the receiver works again",
                maxLength = 1000,
                readOnly = true)
        String disabledReason,

        @Schema(
                description = "The first failure since the last success; absent if the last attempt succeeded",
                readOnly = true)
        Instant failingSince,

        @Schema(
                description =
                        "The secret that signs the messages (Standard Webhooks); only in the response that creates it",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                maxLength = 100,
                readOnly = true)
        String secret,

        @Schema(
                description = "Until then the former secret signs beside the current one; absent if there is none",
                readOnly = true)
        Instant formerSecretValidUntil,

        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
        @JsonProperty("_links") @Schema(readOnly = true) Map<String, Link> links) {

    /** Without the secret. */
    static SubscriptionView of(Subscription subscription, String publicAddress) {
        return of(subscription, null, publicAddress);
    }

    /** With the secret that was just created. */
    static SubscriptionView withSecret(Subscription subscription, String publicAddress) {
        return of(subscription, subscription.secrets.current(), publicAddress);
    }

    private static SubscriptionView of(Subscription subscription, String secret, String publicAddress) {
        var secrets = subscription.secrets;
        return new SubscriptionView(
                subscription.id,
                subscription.revision,
                subscription.organisation,
                URI.create(subscription.url),
                Arrays.stream(subscription.kinds).map(SubscribedKind::valueOf).toList(),
                List.of(subscription.municipalities),
                List.of(subscription.types),
                subscription.description,
                subscription.status,
                subscription.disabledReason,
                subscription.failingSince,
                secret,
                secrets.at(Instant.now()).size() > 1 ? secrets.formerUntil() : null,
                subscription.createdAt,
                subscription.updatedAt,
                links(address(subscription.id, publicAddress)));
    }

    /** The address of a subscription. */
    public static String address(UUID id, String publicAddress) {
        return publicAddress + "/subscriptions/" + id;
    }

    private static Map<String, Link> links(String self) {
        var links = new LinkedHashMap<String, Link>();
        links.put("self", Link.get("self", self));
        links.put("edit", Link.of("edit", "PUT", self));
        links.put("delete", Link.of("delete", "DELETE", self));
        links.put("deliveries", Link.get("deliveries", self + "/deliveries"));
        links.put("secrets", Link.of("secrets", "POST", self + "/secrets"));
        links.put("tests", Link.of("tests", "POST", self + "/tests"));
        links.put("replays", Link.of("replays", "POST", self + "/replays"));
        return links;
    }
}
