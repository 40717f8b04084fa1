package se.samverkan.gateway.pages;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.web.Language;
import se.samverkan.web.Links;

/** Responds with pages: from their cache if they are there, else rendered on a virtual thread. */
@ApplicationScoped
public class PageRoutes {
    private static final Logger LOG = Logger.getLogger(PageRoutes.class);
    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html;charset=UTF-8");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'self'";

    /** Each holds the JSON of its page in memory. */
    private static final int MAX_RENDERINGS = 32;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final List<Page> pages;
    private final PageRenderer renderer;
    private final PublicApi api;
    private final PageCache cache;
    private final PublicResponses responses;
    private final Semaphore renderings = new Semaphore(MAX_RENDERINGS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PageRoutes(
            @All List<Page> pages, PageRenderer renderer, PublicApi api, PageCache cache, PublicResponses responses) {
        this.pages = pages;
        this.renderer = renderer;
        this.api = api;
        this.cache = cache;
        this.responses = responses;
    }

    void register(@Observes Router router) {
        for (var page : pages) {
            for (var language : Language.values()) {
                for (var path : page.paths(language)) {
                    router.route(path)
                            .order(RequestPipeline.PAGES.order())
                            .handler(context -> respond(context, page, language));
                }
            }
        }
        router.get().order(RequestPipeline.PAGE_NOT_FOUND.order()).handler(this::notFound);
    }

    private void respond(RoutingContext context, Page page, Language language) {
        if (context.request().path().startsWith("//")) {
            // In a link it would be the name of another host.
            context.next();
            return;
        }
        var path = context.request().path();
        if (path.length() > 1 && path.endsWith("/")) {
            var query = context.request().query();
            redirect(context, new PageRedirect(path.replaceFirst("/+$", "") + (query == null ? "" : "?" + query)));
            return;
        }
        var method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            context.fail(405);
            return;
        }
        var request = request(context, page, language);
        secure(context, page.mayBeFramed(request), page.foreignOrigin());
        if (page.followsPreference() && request.parameter(Links.LANGUAGE) == null) {
            context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            if (language == Language.SWEDISH && prefersEnglish(context)) {
                context.response()
                        .setStatusCode(302)
                        .putHeader(
                                HttpHeaders.LOCATION,
                                page.paths(Language.ENGLISH).getFirst())
                        .end();
                return;
            }
        }
        var cached = cache.find(request.key());
        if (cached != null) {
            send(context, cached);
            return;
        }
        var eventLoop = context.vertx().getOrCreateContext();
        threads.execute(() -> {
            var response = permitted(context, page, request);
            eventLoop.runOnContext(ready -> response.run());
        });
    }

    private static boolean prefersEnglish(RoutingContext context) {
        var accepted = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return accepted != null
                    && "en".equals(Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.of("sv", "en")));
        } catch (IllegalArgumentException e) {
            // Not a list of languages: no preference.
            return false;
        }
    }

    private PageRequest request(RoutingContext context, Page page, Language language) {
        var query = new TreeMap<String, String>();
        for (var name : page.parameters(language)) {
            var value = context.queryParams().get(name);
            if (value != null && !value.isBlank()) {
                query.put(name, value.strip());
            }
        }
        var http = context.request();
        return new PageRequest(
                language,
                http.path(),
                context.pathParams(),
                query,
                new PageSources(api, http.localAddress(), http.isSSL()));
    }

    /** The page, or a 503 if too many others are being rendered. */
    private Runnable permitted(RoutingContext context, Page page, PageRequest request) {
        try {
            if (!renderings.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return () -> problem(context, request.language(), PageProblem.unavailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return () -> problem(context, request.language(), PageProblem.unavailable());
        }
        try {
            return rendered(context, page, request);
        } finally {
            renderings.release();
        }
    }

    /** What is to be done on the event loop. */
    private Runnable rendered(RoutingContext context, Page page, PageRequest request) {
        try {
            var body = cache.load(request, () -> page.html(request));
            return () -> send(context, body);
        } catch (PageRedirect redirect) {
            return () -> redirect(context, redirect);
        } catch (PageProblem problem) {
            return () -> problem(context, request.language(), problem);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "%s could not be rendered", request.path());
            return () -> problem(context, request.language(), new PageProblem(500, null));
        }
    }

    private void send(RoutingContext context, ResponseBody body) {
        responses.send(context.request(), body, HTML);
    }

    private static void redirect(RoutingContext context, PageRedirect redirect) {
        context.response()
                .setStatusCode(301)
                .putHeader(HttpHeaders.LOCATION, redirect.location())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end();
    }

    private void problem(RoutingContext context, Language language, PageProblem problem) {
        var response = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        response.end(renderer.problem(language, context.request().path(), problem.status(), problem.problem()));
    }

    /** A browser gets a page; everybody else the problem of the API. */
    private void notFound(RoutingContext context) {
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        var path = context.request().path();
        if (accept == null || !accept.contains("text/html") || path.startsWith(api.root())) {
            context.next();
            return;
        }
        secure(context, false, Optional.empty());
        problem(context, (path + "/").startsWith("/en/") ? Language.ENGLISH : Language.SWEDISH, PageProblem.notFound());
    }

    private static void secure(RoutingContext context, boolean mayBeFramed, Optional<String> foreignOrigin) {
        var own = foreignOrigin.map("'self' "::concat).orElse("'self'");
        var framing = mayBeFramed ? "*" : "'none'";
        context.response()
                .putHeader(
                        "Content-Security-Policy",
                        POLICY + "; connect-src " + own + "; form-action " + own + "; frame-ancestors " + framing)
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    }
}
