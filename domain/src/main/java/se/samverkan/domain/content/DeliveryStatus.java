package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The delivery status of an activity. */
@Schema(name = "DeliveryStatus", description = "Delivery status of the activity")
public enum DeliveryStatus {
    PLANNED,
    IN_PROGRESS,
    COMPLETED,
    PAUSED,
    CANCELLED
}
