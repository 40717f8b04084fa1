package se.samverkan.subscriptions.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of a delivery. */
@Schema(
        name = "DeliveryState",
        description =
                "PENDING: it is attempted, again if it failed. DELIVERED: the receiver has answered 2xx. FAILED: no attempt"
                        + " in three days succeeded")
public enum DeliveryState {
    PENDING,
    DELIVERED,
    FAILED
}
