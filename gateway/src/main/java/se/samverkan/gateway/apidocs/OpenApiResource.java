package se.samverkan.gateway.apidocs;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;

/** The unified OpenAPI document over HTTP, with the gateway's public address. */
@Path("/")
@NonBlocking
public class OpenApiResource {
    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    private volatile ResponseBody yaml;
    private volatile ResponseBody json;

    @GET
    @Path("/openapi.yaml")
    @Produces(YAML)
    @Operation(hidden = true)
    public Response yaml(@Context HttpServerRequest request) {
        if (yaml == null) {
            yaml = ResponseBody.of(contract().yaml().getBytes(StandardCharsets.UTF_8));
        }
        return responses.of(yaml, YAML, request);
    }

    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context HttpServerRequest request) {
        if (json == null) {
            json = ResponseBody.of(renderer.bytes(contract().tree()));
        }
        return responses.of(json, request);
    }

    private UnifiedContract contract() {
        return new UnifiedContract(renderer.publicAddress());
    }
}
