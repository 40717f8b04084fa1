package se.samverkan.stack.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser with the desk, which signs a person in over HTTP. */
record SignInBrowser(int port, HttpClient client) implements AutoCloseable {
    static final String GATEWAY = "http://127.0.0.1:8080";
    static final String DESK = GATEWAY + "/skrivbord";
    static final String VERIFIER = "a-secret-of-at-least-forty-three-characters-in-length";
    private static final String FORM = "application/x-www-form-urlencoded";

    SignInBrowser(int port) {
        this(port, HttpClient.newHttpClient());
    }

    /** The code for the first demonstration person. */
    String code() throws Exception {
        Map<String, String> form = request();
        form.put("person", "0");
        return code(post("/authorize", form));
    }

    /** The code in the redirection to the desk. */
    static String code(HttpResponse<String> response) {
        String location = location(response);
        assertThat(location).startsWith(DESK + "?code=").endsWith("&state=s1");
        return location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
    }

    /** The tokens for a code. */
    HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        DESK,
                        "client_id",
                        SignInServer.CLIENT,
                        "code_verifier",
                        verifier));
    }

    /** The tokens for a refresh token. */
    HttpResponse<String> refresh(String token) throws Exception {
        return post(
                "/token",
                Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", SignInServer.CLIENT));
    }

    /** The desk's request for authorization, which can be changed. */
    static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", SignInServer.CLIENT);
        request.put("redirect_uri", DESK);
        request.put("response_type", "code");
        request.put("scope", "openid");
        request.put("state", "s1");
        request.put("nonce", "n1");
        request.put("code_challenge", Grants.challengeOf(VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    HttpResponse<String> get(String path, Map<String, String> query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path + "?" + encoded(query))));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** What a token says. */
    static JsonNode claims(JsonNode token) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.asText().replaceAll("^[^.]*\\.|\\.[^.]*$", "")));
    }

    @Override
    public void close() {
        client.close();
    }
}
