package se.samverkan.gateway.municipality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** The register of municipalities and the overview of one, over HTTP. */
@Path("/municipalities")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Municipalities", description = "Municipalities and their overviews")
public class MunicipalityResource {
    @Inject
    Overviews overviews;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    ResponseCache cache;

    @GET
    @Operation(
            operationId = "listMunicipalities",
            summary = "List the municipalities",
            description = "Returns all 290 municipalities in the order of their codes, on one page.")
    @APIResponseSchema(value = MunicipalityPage.class, responseDescription = "The municipalities")
    public Response list(
            @Parameter(description = "County, by name or by its two-digit SCB code") @QueryParam("county")
                    String county,
            @Parameter(description = "Police region") @QueryParam("policeRegion") String policeRegion,
            @Parameter(description = "Part of the name or of the code") @QueryParam("q") String q,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var found = Municipalities.in(county, policeRegion)
                .filter(municipality -> matches(municipality, q))
                .toList();
        var query = uri.getRequestUri().getRawQuery();
        var self = renderer.publicAddress() + "/municipalities" + (query == null ? "" : "?" + query);
        var page = new MunicipalityPage(
                new Page.Meta(found.size(), 1, Municipalities.all().size(), found.size()),
                Map.of("self", Link.get("self", self)),
                found);
        return responses.of(ResponseBody.of(renderer.bytes(page)), request);
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getMunicipality",
            summary = "Read a municipality",
            description = "Returns the name, county and police region of a municipality.")
    @APIResponseSchema(value = Municipality.class, responseDescription = "The municipality")
    public Response get(
            @RestPath @Parameter(description = "Municipality code (SCB, Statistics Sweden), four digits") String code,
            @Context HttpServerRequest request) {
        return responses.of(ResponseBody.of(renderer.linked(find(code), "/municipalities/" + code)), request);
    }

    @GET
    @Path("/{code}/overview")
    @Operation(
            operationId = "getOverview",
            summary = "Read the overview of a municipality",
            description =
                    "Returns everything that a page about a municipality's cooperation with the police needs: every"
                            + " published document with its status on the day asOf, promises with their progress, and notices"
                            + " about outdated documents.")
    @APIResponse(
            responseCode = "200",
            description = "The overview",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Overview")))
    public Response overview(
            @RestPath @Parameter(description = "Municipality code (SCB, Statistics Sweden), four digits") String code,
            @BeanParam AsOf asOf,
            @Context HttpServerRequest request) {
        var municipality = find(code);
        var day = ProblemException.reading(asOf::day);
        return responses.of(cache.load(request.uri(), () -> overviews.of(municipality, day)), request);
    }

    private static Municipality find(String code) {
        return Municipalities.find(code)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no municipality with this code: SCB's codes have four digits, such as 0486"));
    }

    private static boolean matches(Municipality municipality, String q) {
        return q == null
                || municipality.name().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT))
                || municipality.code().startsWith(q);
    }

    /** The municipalities that pass the filters. */
    @Schema(
            name = "MunicipalityPage",
            description = "The municipalities, on one page",
            requiredProperties = {"_meta", "_links", "items"})
    record MunicipalityPage(
            @JsonProperty("_meta") Page.Meta meta,
            @JsonProperty("_links") Map<String, Link> links,
            @JsonInclude List<Municipality> items) {}
}
