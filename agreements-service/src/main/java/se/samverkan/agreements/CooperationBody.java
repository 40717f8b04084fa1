package se.samverkan.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;

/** A standing council or group in which the parties meet. */
@Schema(name = "CooperationBody", description = "A council or group in which the parties meet")
public record CooperationBody(
        @Size(max = 200) @Schema(examples = "Trygghetsrådet")
        String name,

        Type type,
        @Size(max = 100) List<@Valid Party> members) {

    /** The kinds of bodies. */
    @Schema(name = "CooperationBodyType", description = "Type of council or group")
    public enum Type {
        STRATEGIC_COUNCIL,
        SAFETY_COUNCIL,
        TRAFFIC_SAFETY_COUNCIL,
        EST_GROUP,
        SAFETY_CENTRE,
        STEERING_GROUP,
        WORKING_GROUP,
        OTHER
    }
}
