package se.samverkan.domain.content;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** A position as a GeoJSON Point (RFC 7946): longitude and latitude in degrees, WGS 84. */
@CrossFieldValid
@Schema(name = "Point", description = "GeoJSON Point (RFC 7946)")
public record Point(
        @NotNull Type type,

        @NotNull @Size(min = 2, max = 2) @Schema(description = "Longitude and latitude (WGS 84, degrees)", examples = "[17.03, 59.37]")
        List<@NotNull BigDecimal> coordinates)
        implements CrossFieldValid.Rules {

    /** The GeoJSON type of a position. */
    @Schema(name = "PointType", description = "GeoJSON type")
    public enum Type {
        Point
    }

    @Override
    public void check(Violations violations) {
        if (coordinates != null && coordinates.size() == 2 && !coordinates.contains(null)) {
            violations.unless(within(0, 180), "/coordinates/0", "longitude is from -180 to 180");
            violations.unless(within(1, 90), "/coordinates/1", "latitude is from -90 to 90");
        }
    }

    private boolean within(int index, int bound) {
        return coordinates.get(index).abs().compareTo(BigDecimal.valueOf(bound)) <= 0;
    }
}
