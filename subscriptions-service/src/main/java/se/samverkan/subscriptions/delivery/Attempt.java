package se.samverkan.subscriptions.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to deliver a message. */
@Schema(
        name = "DeliveryAttempt",
        description = "One attempt to deliver a message",
        requiredProperties = {"at", "durationMs"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
        Instant at,

        @Schema(description = "Milliseconds until the end of the response or the failure", minimum = "0")
        long durationMs,

        @Schema(description = "The HTTP status; absent if no response began", examples = "204")
        Integer status,

        @Schema(description = "The first 1,024 bytes of the response", maxLength = 1024)
        String response,

        @Schema(description = "Why the attempt failed; absent if it succeeded", maxLength = 2000)
        String error) {}
