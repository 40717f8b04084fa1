package se.samverkan.kit.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the 290 municipalities, by SCB's code. */
@Schema(name = "Municipality", description = "Kommun")
public record Municipality(
        @Schema(description = "SCB's code: four digits, the first two are the county", examples = "0486")
        String code,

        @Schema(examples = "Strängnäs") String name,
        @Schema(examples = "04") String countyCode,
        @Schema(examples = "Södermanlands län") String county,

        @Schema(description = "The police region that the county belongs to", examples = "Öst")
        String policeRegion) {

    /** The form of a municipality code. */
    public static final String CODE = "^[0-9]{4}$";
}
