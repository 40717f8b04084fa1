package se.samverkan.agreements;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import se.samverkan.platform.openapi.SchemaContract;

/** Describes what no Java type does in the OpenAPI document of agreements: one id, or a list of several. */
// After the filter that puts the content into every document, and before that of the platform.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class AgreementContract implements OASFilter {
    private static final String MEMBER = "supersedes";
    private static final String IDS = "DocumentIds";
    private static final String EXAMPLE = "019cada1-01e0-7f14-b609-912fe2e7a724";

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        var schemas = openApi.getComponents().getSchemas();
        Stream.of("Agreement", "AgreementContent")
                .map(schemas::get)
                .forEach(schema -> schema.addProperty(
                        MEMBER,
                        SchemaContract.reference(IDS)
                                .description(schema.getProperties().get(MEMBER).getDescription())));
        // No oneOf: the Java generator does not compile a list in it. Without a type, every generator takes any value.
        openApi.getComponents()
                .addSchema(
                        IDS,
                        OASFactory.createSchema()
                                .description("One id, or a list of several")
                                .addExample(EXAMPLE)
                                .ifSchema(id())
                                .elseSchema(OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(id())
                                        .maxItems(AgreementContent.MAX_SUPERSEDED)
                                        .uniqueItems(true)));
    }

    private static Schema id() {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .format("uuid")
                .maxLength(EXAMPLE.length());
    }
}
