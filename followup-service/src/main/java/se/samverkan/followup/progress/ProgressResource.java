package se.samverkan.followup.progress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.platform.problem.ProblemException;

/** Progress over HTTP. */
@Path("/promises/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Progress", description = "Progress of promises")
public class ProgressResource {
    @Inject
    ProgressService progress;

    @GET
    @Operation(
            operationId = "getProgress",
            summary = "Read a promise's progress",
            description = "Returns every commitment and activity with its newest assessment, or with the totals of its"
                    + " activity reports. Assessments in words are never averaged.")
    @APIResponse(responseCode = "200", description = "The progress")
    public ProgressView get(UUID id) {
        return progress.find(id).orElseThrow(() -> ProblemException.notFound("There is no published promise " + id));
    }
}
