package se.samverkan.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
            yaml = ResponseBody.of(text().getBytes(StandardCharsets.UTF_8));
        }
        return responses.of(yaml, YAML, request);
    }

    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context HttpServerRequest request) {
        if (json == null) {
            json = ResponseBody.of(renderer.bytes(tree()));
        }
        return responses.of(json, request);
    }

    /** The committed document with the public address instead of the example's, read at the first request. */
    private String text() {
        try (var file = OpenApiResource.class.getResourceAsStream("/contracts/gateway/openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(OpenApiMerger.EXAMPLE_ADDRESS, renderer.publicAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("The class path holds the contract", e);
        }
    }

    private JsonNode tree() {
        try {
            return new YAMLMapper().readTree(text());
        } catch (IOException e) {
            throw new UncheckedIOException("The contract is YAML", e);
        }
    }
}
