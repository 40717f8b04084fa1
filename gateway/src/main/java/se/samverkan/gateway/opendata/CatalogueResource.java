package se.samverkan.gateway.opendata;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;

/** The catalogue of the open data over HTTP, for the national data portal. */
@Path("/dcat")
@RunOnVirtualThread
@Tag(name = "Open data", description = "Downloads and the catalogue of the open data")
public class CatalogueResource {
    private static final String RDF_XML = "application/rdf+xml";

    private final PublicResponses responses;
    private final String publicAddress;
    private final LocalDate released;
    private final CataloguePublisher publisher;
    /** Created at the first request and then constant. */
    private volatile ResponseBody catalogue;

    CatalogueResource(
            PublicResponses responses,
            DocumentRenderer renderer,
            @ConfigProperty(name = "samverkan.api-released") LocalDate released,
            CataloguePublisher publisher) {
        this.responses = responses;
        this.publicAddress = renderer.publicAddress();
        this.released = released;
        this.publisher = publisher;
    }

    @GET
    @Produces(RDF_XML)
    @Operation(
            operationId = "getCatalogue",
            summary = "Get the DCAT-AP-SE catalogue",
            description = "Returns the catalogue, datasets, distributions and data service of the open data in RDF/XML,"
                    + " for data portals.")
    @APIResponse(
            responseCode = "200",
            description = "The catalogue",
            content = @Content(mediaType = RDF_XML, schema = @Schema(implementation = String.class)))
    public Response get(@Context HttpServerRequest request) {
        if (catalogue == null) {
            // Concurrent readers create the same catalogue.
            catalogue = ResponseBody.of(new Catalogue(publicAddress, released, publisher).rdfXml());
        }
        return responses.of(catalogue, RDF_XML, request);
    }
}
