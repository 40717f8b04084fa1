package se.samverkan.domain.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often something is done, as far as the source says. */
@Schema(name = "Frequency", description = "Frequency of an activity or measure")
public enum Frequency {
    ONCE,
    REGULAR,
    CONTINUOUS,
    AS_NEEDED,
    EVENT_DRIVEN,
    NOT_STATED
}
