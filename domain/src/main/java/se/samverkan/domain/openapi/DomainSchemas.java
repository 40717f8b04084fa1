package se.samverkan.domain.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.WebAddress;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.PeriodEnd;

/** Completes an OpenAPI document with Swedish titles, labels and descriptions, and with the lengths of domain texts. */
public class DomainSchemas implements OASFilter {

    private static final String OUTCOME = "#/components/schemas/ProgressOutcome";
    private static final String OUTCOME_COUNTS = "OutcomeCounts";

    /** The longest text that each pattern matches. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            ItemIds.FORM, 40,
            Municipality.CODE, 4,
            Party.ID, 98,
            PartialDate.PATTERN, 10,
            PeriodEnd.PATTERN, 10,
            Content.LANGUAGE, 75,
            WebAddress.FORM, WebAddress.MAX_LENGTH);

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getMaxLength() == null && schema.getPattern() != null) {
            schema.setMaxLength(LENGTHS.get(schema.getPattern()));
        }
        if (isCounts(schema)) {
            schema.setAdditionalPropertiesSchema(null);
            schema.setType(null);
            schema.setRef("#/components/schemas/" + OUTCOME_COUNTS);
        }
        return schema;
    }

    /** Integers by name; {@code propertyNames} would mark the shared schema itself. */
    private static boolean isCounts(Schema schema) {
        var values = schema.getAdditionalPropertiesSchema();
        return schema.getPropertyNames() == null
                && values != null
                && values.getType() != null
                && values.getType().contains(SchemaType.INTEGER);
    }

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        var components = openApi.getComponents();
        if (components.getSchemas().containsKey("ProgressOutcome")) {
            components.addSchema(OUTCOME_COUNTS, outcomeCounts());
        }
        components.getSchemas().forEach(DomainSchemas::label);
        SwedishDescriptions.addTo(openApi);
    }

    private static Schema outcomeCounts() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Number of items per outcome")
                .propertyNames(OASFactory.createSchema().ref(OUTCOME))
                .additionalPropertiesSchema(OASFactory.createSchema().addType(SchemaType.INTEGER))
                .maxProperties(ProgressOutcome.values().length);
    }

    private static void label(String name, Schema schema) {
        schema.setTitle(SwedishLabels.of(name));
        if (schema.getEnumeration() != null) {
            var labels = new LinkedHashMap<String, String>();
            schema.getEnumeration()
                    .forEach(value -> labels.put(value.toString(), SwedishLabels.of(name + "." + value)));
            labels.values().removeIf(Objects::isNull);
            schema.addExtension("x-enum-labels", labels);
        }
    }
}
