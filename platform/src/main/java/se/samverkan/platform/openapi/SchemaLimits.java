package se.samverkan.platform.openapi;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import se.samverkan.platform.http.KnownParameters;

/** Bounds of texts, numbers and lists for which no annotation states any: those of the type or format. */
final class SchemaLimits {
    /** RFC 9110, section 4.1, recommends 8,000 octets at least for a URI; documents and links need no more than these. */
    private static final int MAX_URI_LENGTH = 2_000;

    private static final Map<String, Integer> LENGTHS_OF_FORMATS =
            Map.of("uuid", 36, "date", 10, "date-time", 35, "uri", MAX_URI_LENGTH);
    /** SmallRye writes only the fraction of @Digits(integer = 12, fraction = 3). */
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    private static final BigDecimal FIGURE_MAX = new BigDecimal("999999999999.999");
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    private SchemaLimits() {}

    static void set(Schema schema) {
        if (schema.getRef() != null || schema.getType() == null) {
            return;
        }
        if (schema.getType().contains(SchemaType.INTEGER)) {
            schema.setFormat(schema.getFormat() == null ? "int32" : schema.getFormat());
            schema.setMinimum(schema.getMinimum() == null ? BigDecimal.ZERO : schema.getMinimum());
            schema.setMaximum(schema.getMaximum() == null ? INT_MAX : schema.getMaximum());
        }
        if (schema.getMultipleOf() != null && schema.getMultipleOf().compareTo(THOUSANDTH) == 0) {
            schema.setMinimum(schema.getMinimum() == null ? FIGURE_MAX.negate() : schema.getMinimum());
            schema.setMaximum(FIGURE_MAX);
        }
        if (schema.getType().contains(SchemaType.STRING)
                && schema.getMaxLength() == null
                && schema.getEnumeration() == null) {
            schema.setMaxLength(longest(schema));
        }
        if (schema.getType().contains(SchemaType.ARRAY) && schema.getMaxItems() == null) {
            schema.setMaxItems(10_000);
        }
    }

    private static int longest(Schema text) {
        return text.getPattern() == null
                ? LENGTHS_OF_FORMATS.getOrDefault(String.valueOf(text.getFormat()), KnownParameters.MAX_LENGTH)
                : KnownParameters.MAX_LENGTH;
    }
}
