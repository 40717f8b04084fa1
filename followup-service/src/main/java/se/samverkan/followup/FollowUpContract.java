package se.samverkan.followup;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Takes what follow-ups do not have out of their OpenAPI document: a status of their validity. */
// After the filter that puts the envelope into every document, and before that of the platform.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class FollowUpContract implements OASFilter {
    private static final String ABSENT = "temporalStatus";

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        openApi.getComponents().getSchemas().get("FollowUp").removeProperty(ABSENT);
        openApi.getPaths().getPathItems().forEach((path, item) -> {
            if (path.endsWith("/follow-ups")) {
                var list = item.getGET();
                list.setParameters(list.getParameters().stream()
                        .filter(parameter -> !ABSENT.equals(parameter.getName()))
                        .toList());
            }
        });
    }
}
