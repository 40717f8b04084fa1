package se.samverkan.gateway.notice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.gateway.http.ResponseFormat;
import se.samverkan.gateway.notice.NoticeQuery.Parsed;
import se.samverkan.platform.http.Page;

/** The notices of the whole country over HTTP, on virtual threads, so that a large table holds up no other request. */
@Path("/notices")
@RunOnVirtualThread
@Tag(name = "Notices", description = "Notices about outdated documents")
public class NoticeResource {
    @Inject
    NoticeCache notices;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    ResponseCache cache;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listNotices",
            summary = "List the notices about outdated documents",
            description = "Returns the notices of the whole country on the day asOf: documents that have expired"
                    + " without a successor, were replaced or lack a follow-up, and follow-ups of a withdrawn document."
                    + " Also available as text/csv, which has every notice that matches, whatever page and limit are:"
                    + " type, text, since, kind, documentId, title, municipalities (SCB's codes), municipalityNames,"
                    + " counties, policeRegions, url. A semicolon separates several values in one cell; new columns are"
                    + " added last.")
    @APIResponse(
            responseCode = "200",
            description = "The notices",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NoticePage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response json(@BeanParam NoticeQuery query, @Context UriInfo uri, @Context HttpServerRequest request) {
        return response(query.parse(ResponseFormat.json), uri, request);
    }

    @GET
    @Produces(CsvDialect.IF_ASKED)
    @Operation(hidden = true)
    public Response csv(@BeanParam NoticeQuery query, @Context UriInfo uri, @Context HttpServerRequest request) {
        return response(query.parse(ResponseFormat.csv), uri, request);
    }

    private Response response(Parsed query, UriInfo uri, HttpServerRequest request) {
        return query.table() == null
                ? responses.of(cache.load(request.uri(), () -> page(query, uri)), request)
                : responses.file(
                        cache.get("csv " + request.uri(), () -> table(query)),
                        "samverkan-notices.csv",
                        CsvDialect.MEDIA_TYPE,
                        request);
    }

    private ResponseBody page(Parsed query, UriInfo uri) {
        var all = find(query);
        var page = query.page();
        var items = all.stream()
                .skip((page.page() - 1L) * page.limit())
                .limit(page.limit())
                .map(found -> ListedNotice.of(found, renderer.publicAddress()))
                .toList();
        var meta = new Page.Meta(all.size(), page.page(), page.limit(), items.size());
        var links = Page.links(uri, renderer.publicAddress(), meta);
        return ResponseBody.of(renderer.bytes(
                new NoticePage(meta, links, query.filter().documents().asOf(), items)));
    }

    private ResponseBody table(Parsed query) {
        return ResponseBody.of(new NoticeTable(find(query), renderer.publicAddress()).csv(query.table()));
    }

    private List<FoundNotice> find(Parsed query) {
        return query.sort().sorted(query.filter().in(notices.all()), notices::titleOrder);
    }
}
