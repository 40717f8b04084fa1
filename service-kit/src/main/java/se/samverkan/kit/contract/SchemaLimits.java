package se.samverkan.kit.contract;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.ItemIds;
import se.samverkan.kit.content.Municipality;
import se.samverkan.kit.content.PartialDate;
import se.samverkan.kit.content.Party;
import se.samverkan.kit.content.PeriodEnd;
import se.samverkan.kit.content.WebAddress;
import se.samverkan.kit.document.VersionSummary;
import se.samverkan.kit.http.QueryParameters;

/** How long, how large and how many, where no annotation says so: what the type, format or pattern implies. */
final class SchemaLimits {
    /** What the pattern of a text says of its length. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            ItemIds.FORM, 40,
            Municipality.CODE, 4,
            Party.ID, 98,
            PartialDate.PATTERN, 10,
            PeriodEnd.PATTERN, 10,
            Content.LANGUAGE, 75,
            VersionSummary.SHA_256, 64,
            WebAddress.FORM, WebAddress.MAX_LENGTH);

    private static final Map<String, Integer> LENGTHS_OF_FORMATS =
            Map.of("uuid", 36, "date", 10, "date-time", 35, "uri", WebAddress.MAX_LENGTH);
    /** The generator tells only the fraction of a figure's @Digits(integer = 12, fraction = 3). */
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    private static final BigDecimal FIGURE_MAX = new BigDecimal("999999999999.999");
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    private SchemaLimits() {}

    /** What no annotation limits is limited by its type. */
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
                ? LENGTHS_OF_FORMATS.getOrDefault(String.valueOf(text.getFormat()), QueryParameters.MAX_LENGTH)
                : LENGTHS.getOrDefault(text.getPattern(), QueryParameters.MAX_LENGTH);
    }
}
