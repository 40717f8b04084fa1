package se.samverkan.domain.content;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an inhabitant reaches the organisation. */
@Schema(name = "Contact", description = "Contact details for inhabitants")
public record Contact(
        @Size(max = 200) @Schema(examples = "Kontaktcenter") String name,
        @Size(max = 50) @Schema(examples = "08-570 470 00") String phone,

        @Email @Size(max = 200) @Schema(format = "email", examples = "varmdo.kommun@varmdo.se")
        String email,

        @Size(max = 300) @Schema(examples = "Skogsbovägen 9–11, Gustavsberg")
        String address,

        @Size(max = 300) @Schema(examples = "mån–fre 8–17") String openingHours) {}
