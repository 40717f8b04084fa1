package se.samverkan.subscriptions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a subscription's changes are delivered. */
@Schema(
        name = "SubscriptionStatus",
        description =
                "ACTIVE: changes are delivered. PAUSED: they are kept for 30 days, until it is active again. DISABLED: the service"
                        + " has stopped it, and changes are not kept")
public enum SubscriptionStatus {
    ACTIVE,
    PAUSED,
    DISABLED
}
