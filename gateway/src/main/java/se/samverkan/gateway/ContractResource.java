package se.samverkan.gateway;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The unified OpenAPI document, below the API root and with the address that the world calls the gateway by. */
@Path("/")
@NonBlocking
public class ContractResource {
    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    @Inject
    Rendering rendering;

    @Inject
    PublicAnswer answer;

    private volatile Answer yaml;
    private volatile Answer json;

    @GET
    @Path("/openapi.yaml")
    @Produces(YAML)
    @Operation(hidden = true)
    public Response yaml(@Context HttpServerRequest request) {
        if (yaml == null) {
            yaml = written("YAML");
        }
        return answer.of(yaml, YAML, request);
    }

    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context HttpServerRequest request) {
        if (json == null) {
            json = written("JSON");
        }
        return answer.of(json, request);
    }

    /** What the build wrote, which can't know the address; read when somebody asks for it first. */
    private Answer written(String format) {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = loader.getResourceAsStream("META-INF/quarkus-generated-openapi-doc." + format)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Answer.of(text.replace(UnifiedContract.EXAMPLE_ADDRESS, rendering.publicAddress())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The build wrote the OpenAPI document", e);
        }
    }
}
