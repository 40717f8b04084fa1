package se.samverkan.domain.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the 290 municipalities, by SCB's code. */
@Schema(
        name = "Municipality",
        description = "A municipality in the register of SCB (Statistics Sweden)",
        requiredProperties = {"code", "name", "countyCode", "county", "policeRegion"})
public record Municipality(
        @Schema(
                description = "SCB code of four digits; the first two are the county",
                examples = "0486",
                pattern = Municipality.CODE)
        String code,

        @Schema(examples = "Strängnäs", maxLength = 50) String name,
        @Schema(examples = "04", pattern = "^[0-9]{2}$") String countyCode,

        @Schema(examples = "Södermanlands län", maxLength = 50)
        String county,

        @Schema(description = "Police region of the county", examples = "Öst", maxLength = 50)
        String policeRegion) {

    /** The form of a municipality code. */
    public static final String CODE = "^[0-9]{4}$";
}
