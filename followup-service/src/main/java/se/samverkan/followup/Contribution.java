package se.samverkan.followup;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose work a reported figure counts. */
@Schema(
        name = "Contribution",
        description =
                "OWN: only what the reporting party delivered itself, to which the figures of the other parties are added."
                        + " JOINT, the default: what the parties delivered together")
public enum Contribution {
    OWN,
    JOINT
}
