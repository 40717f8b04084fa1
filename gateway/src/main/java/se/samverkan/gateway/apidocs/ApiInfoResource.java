package se.samverkan.gateway.apidocs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.ApiStatus;
import se.samverkan.gateway.http.DeprecationHeaders;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.TrustedProxies;
import se.samverkan.platform.http.Link;

/** Information about the API, as the national REST profile requires. */
@Path("/api-info")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "About", description = "Information about the API")
public class ApiInfoResource {
    @Inject
    TrustedProxies proxies;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    DeprecationHeaders deprecation;

    @ConfigProperty(name = "quarkus.smallrye-openapi.info-version")
    String version;

    @ConfigProperty(name = "samverkan.api-released")
    LocalDate released;

    /** The name, version and status of the API. */
    @Schema(
            name = "ApiInfo",
            description = "Information about the API according to the national REST API profile",
            requiredProperties = {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus", "_links"})
    public record ApiInfo(
            @Schema(maxLength = 100, examples = "Samverkan") String apiName,

            @Schema(pattern = "^[0-9]+\\.[0-9]+\\.[0-9]+$", examples = "1.0.0")
            String apiVersion,

            LocalDate apiReleased,
            @Schema(format = "uri", maxLength = 2000) String apiDocumentation,
            ApiStatus apiStatus,
            @JsonProperty("_links") Map<String, Link> links) {}

    @GET
    @Operation(
            operationId = "getApiInfo",
            summary = "Get information about the API",
            description =
                    "Returns the name, version, release date, documentation and status of the API, according to the"
                            + " national REST API profile.")
    @APIResponseSchema(value = ApiInfo.class, responseDescription = "About this API")
    public Response get(@Context HttpServerRequest request) {
        // The address is also outside links, where a ready body would not be changed.
        var address = proxies.publicAddress(request);
        var info = new ApiInfo(
                "Samverkan",
                version,
                released,
                address + "/docs",
                deprecation.status(),
                Map.of("self", Link.get("self", address + "/api-info")));
        return responses.of(ResponseBody.of(renderer.bytes(info)), request);
    }
}
