package se.samverkan.gateway.opendata;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.index.Index;

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
    private final Index index;
    /** Created at the first request, and again when a collection has changed. */
    private volatile Rendered rendered = new Rendered(null, null);

    private record Rendered(Map<String, Instant> modified, ResponseBody body) {}

    CatalogueResource(
            PublicResponses responses,
            DocumentRenderer renderer,
            @ConfigProperty(name = "samverkan.api-released") LocalDate released,
            CataloguePublisher publisher,
            Index index) {
        this.responses = responses;
        this.publicAddress = renderer.publicAddress();
        this.released = released;
        this.publisher = publisher;
        this.index = index;
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
        var modified = index.modified();
        var known = rendered;
        if (!modified.equals(known.modified())) {
            // Concurrent readers create the same catalogue.
            var catalogue = new Catalogue(publicAddress, released, publisher, modified);
            known = new Rendered(modified, ResponseBody.of(catalogue.rdfXml()));
            rendered = known;
        }
        return responses.of(known.body(), RDF_XML, request);
    }
}
