package se.samverkan.subscriptions.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a replay is. */
@Schema(
        name = "ReplayStatus",
        description =
                "PENDING: the topics are being read. DONE: its messages are stored and are delivered. FAILED: see problem")
public enum ReplayStatus {
    PENDING,
    DONE,
    FAILED
}
