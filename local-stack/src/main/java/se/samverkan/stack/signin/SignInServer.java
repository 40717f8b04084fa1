package se.samverkan.stack.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

/**
 * The OpenID Connect issuer of the local system, on 127.0.0.1: anybody may sign in as anybody, so that it is for trying out
 * only. It has discovery, the code flow with PKCE, refresh tokens and sign-out.
 */
public final class SignInServer implements AutoCloseable {

    /** The client id of the desk, as in Keycloak's realm. */
    public static final String CLIENT = "samverkan-web";

    private static final int MAX_BODY = 16_384;
    private static final String COOKIE = "samverkan-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Grants grants;
    private final DemoTokens tokens;
    private final String issuer;
    private final List<String> origins;
    private final List<String> redirectUris;

    private SignInServer(HttpServer server, Keys keys, List<String> origins, Clock clock) {
        this.server = server;
        this.grants = new Grants(clock);
        this.issuer = address(server.getAddress().getPort());
        this.tokens = new DemoTokens(keys, issuer, CLIENT);
        this.origins = origins;
        this.redirectUris = origins.stream()
                .flatMap(origin -> Stream.of(origin + "/skrivbord", origin + "/en/desk"))
                .toList();
    }

    /** Scheme, host and port of the issuer at a port. */
    public static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Starts the server for the desk of a gateway at these origins. */
    public static SignInServer start(int port, Keys keys, List<String> gatewayOrigins) {
        return start(port, keys, gatewayOrigins, Clock.systemUTC());
    }

    static SignInServer start(int port, Keys keys, List<String> gatewayOrigins, Clock clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            SignInServer server = new SignInServer(http, keys, gatewayOrigins, clock);
            http.setExecutor(server.threads);
            http.createContext("/", server::respond);
            http.start();
            return server;
        } catch (IOException e) {
            throw new StartFailure("the sign-in page cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            // Another name that leads here is somebody else's page (DNS rebinding).
            if (!issuer.endsWith("//" + exchange.getRequestHeaders().getFirst("Host"))) {
                page(exchange, 421, SignInPage.refusal());
                return;
            }
            switch (request) {
                case "GET /.well-known/openid-configuration" -> json(exchange, 200, configuration());
                case "GET /jwks" -> json(exchange, 200, Map.of("keys", List.of(tokens.key())));
                case "GET /authorize" ->
                    authorize(exchange, Parameters.of(exchange.getRequestURI().getRawQuery()), false);
                case "POST /authorize" -> authorize(exchange, Parameters.of(body(exchange)), true);
                case "POST /token" -> token(exchange, Parameters.of(body(exchange)));
                case "GET /sign-out" ->
                    signOut(exchange, Parameters.of(exchange.getRequestURI().getRawQuery()));
                case "GET /style.css" -> send(exchange, 200, "text/css;charset=UTF-8", SignInPage.styleSheet());
                default -> page(exchange, 404, SignInPage.refusal());
            }
        } catch (IllegalArgumentException e) {
            page(exchange, 400, SignInPage.refusal());
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer);
        configuration.put("authorization_endpoint", issuer + "/authorize");
        configuration.put("token_endpoint", issuer + "/token");
        configuration.put("end_session_endpoint", issuer + "/sign-out");
        configuration.put("jwks_uri", issuer + "/jwks");
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("token_endpoint_auth_methods_supported", List.of("none"));
        return configuration;
    }

    private void authorize(HttpExchange exchange, Parameters parameters, boolean isChosen) throws IOException {
        AuthorizationRequest request = AuthorizationRequest.of(parameters);
        if (!request.isOf(CLIENT, redirectUris)) {
            page(exchange, 400, SignInPage.refusal());
            return;
        }
        Optional<String> error = request.error();
        if (error.isPresent()) {
            redirect(exchange, request.redirect("error", error.get()));
            return;
        }
        Optional<DemoPerson> person =
                isChosen ? DemoPerson.chosenIn(parameters) : session(exchange).flatMap(grants::ofSession);
        if (person.isPresent() && (isChosen || request.isSilent())) {
            if (isChosen) {
                cookie(exchange, grants.session(person.get()));
            }
            redirect(exchange, request.redirect("code", grants.code(person.get(), request)));
        } else if (request.isSilent()) {
            redirect(exchange, request.redirect("error", "login_required"));
        } else {
            page(exchange, isChosen ? 400 : 200, SignInPage.choice(request));
        }
    }

    private void token(HttpExchange exchange, Parameters form) throws IOException {
        Optional<Grants.Grant> grant = !form.has("client_id", CLIENT)
                ? Optional.empty()
                : switch (form.one("grant_type").orElse("")) {
                    case "authorization_code" ->
                        grants.redeemCode(
                                form.one("code").orElse(""),
                                form.one("redirect_uri").orElse(""),
                                form.one("code_verifier").orElse(""));
                    case "refresh_token" ->
                        grants.redeemRefreshToken(form.one("refresh_token").orElse(""));
                    default -> Optional.empty();
                };
        if (grant.isEmpty()) {
            json(exchange, 400, Map.of("error", form.has("client_id", CLIENT) ? "invalid_grant" : "invalid_client"));
            return;
        }
        DemoPerson person = grant.get().person();
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("access_token", tokens.access(person));
        response.put("token_type", "Bearer");
        response.put("expires_in", DemoTokens.LIFETIME.toSeconds());
        response.put("refresh_token", grants.refreshToken(person));
        if (grant.get().request() != null) {
            response.put("id_token", tokens.id(person, grant.get().request().nonce()));
        }
        json(exchange, 200, response);
    }

    private void signOut(HttpExchange exchange, Parameters parameters) throws IOException {
        session(exchange).ifPresent(grants::end);
        cookie(exchange, "; Max-Age=0");
        Optional<String> back = parameters.one("post_logout_redirect_uri").filter(redirectUris::contains);
        if (back.isPresent()) {
            redirect(exchange, back.get());
        } else {
            page(exchange, 400, SignInPage.refusal());
        }
    }

    private static Optional<String> session(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Stream.of(header.split("; *", -1)))
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static void cookie(HttpExchange exchange, String value) {
        exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "=" + value + "; HttpOnly; SameSite=Lax");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(303, -1);
    }

    private void page(HttpExchange exchange, int status, String html) throws IOException {
        // Chromium applies form-action to the redirect after the form too.
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' "
                                + String.join(" ", origins));
        send(exchange, status, "text/html;charset=UTF-8", html);
    }

    private void json(HttpExchange exchange, int status, Object body) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        exchange.getResponseHeaders().set("Vary", "Origin");
        if (origin != null && origins.contains(origin)) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
        }
        send(exchange, status, "application/json", text(body));
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts are always writable", e);
        }
    }

    private static void send(HttpExchange exchange, int status, String mediaType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
