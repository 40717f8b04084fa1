package se.samverkan.gateway.apidocs;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.platform.http.KnownParameters;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Statuses;

/** The pages about the API over HTTP, with a policy that lets browsers load nothing from other hosts. */
@Path("/docs")
@KnownParameters.NotChecked
public class ApiPageResource {
    private static final Locale SWEDISH = Locale.of("sv");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'";

    private final ApiPages pages;
    private final PublicResponses responses;
    private final DocumentRenderer renderer;

    ApiPageResource(ApiPages pages, PublicResponses responses, DocumentRenderer renderer) {
        this.pages = pages;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(hidden = true)
    public Response choose(@Context Request request) {
        var chosen =
                request.selectVariant(Variant.languages(SWEDISH, Locale.ENGLISH).build());
        return first(chosen == null ? SWEDISH.getLanguage() : chosen.getLanguageString());
    }

    @GET
    @Path("/{language:sv|en}")
    @Operation(hidden = true)
    public Response first(@PathParam("language") String language) {
        return Response.status(Response.Status.FOUND)
                .location(URI.create(renderer.publicAddress() + "/docs/" + language + "/index.html"))
                .build();
    }

    @GET
    @Path("/{file:(?:(?:sv|en)/)?[a-z-]+[.](?:html|js)}")
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file, @Context HttpServerRequest request) {
        var content = pages.find(file);
        if (content == null) {
            throw ProblemException.notFound(Statuses.hint(404));
        }
        var mediaType = MEDIA_TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        return Response.fromResponse(responses.of(content, mediaType, request))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
