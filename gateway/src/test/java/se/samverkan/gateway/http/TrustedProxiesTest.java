package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client and the public address are determined by trusted proxies only. */
class TrustedProxiesTest {
    private static final String CONFIGURED = "http://api.example/samverkan/v1";
    private static final String PROXY = "127.0.0.9";
    private static final String CLIENT = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        var router = Router.router(vertx);
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(RoutingContext::next)
                .failureHandler(request -> request.response()
                        .setStatusCode(400)
                        .end(request.failure().getMessage()));
        var proxies = proxies(PROXY, "10.0.0.0/8", "2001:db8:1::/48");
        proxies.register(router);
        router.route()
                .handler(request -> request.end(
                        proxies.client(request.request()) + " " + proxies.publicAddress(request.request())));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            for=192.0.2.7;host=samverkan.example;proto=https               | 192.0.2.7                | https://samverkan.example
            For=192.0.2.7; HOST="Samverkan.example:8443" ;Proto=HTTPS      | 192.0.2.7                | https://samverkan.example:8443
            for="192.0.2.7:4711";host="192.0.2.80:80";proto=http           | 192.0.2.7                | http://192.0.2.80:80
            for="[2001:db8::7]";host="[2001:db8::1]:8443";proto=https      | 2001:db8::7     | https://[2001:db8::1]:8443
            for="[2001:db8::7]:_port";by=_proxy;secret="a\\"b;c,d"          | 2001:db8::7     | http://api.example
            for=unknown;host=samverkan.example                             | unknown                  | http://samverkan.example
            for=_gazonk;proto=https                                        | _gazonk                  | http://api.example
            host=samverkan.example;proto=https                             | 127.0.0.9                | https://samverkan.example
            for=192.0.2.66;host=evil.example, for=192.0.2.7;host=a.example | 192.0.2.7                | http://a.example
            for=192.0.2.7;host=a.example;proto=https,for=10.1.2.3;host=b   | 192.0.2.7                | https://a.example
            for=192.0.2.7, for="[2001:db8:1::5]";host=b.example;proto=https | 192.0.2.7               | https://b.example
            for=192.0.2.66;host=evil.example, host=b.example               | 127.0.0.9                | http://b.example
            """)
    void a_trusted_proxy_and_the_proxies_that_it_names_are_evaluated(String said, String client, String origin)
            throws Exception {
        assertThat(ask(PROXY, "Forwarded", said).body()).isEqualTo(client + " " + origin + "/samverkan/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=192.0.2.7;host=evil.example;proto=https",
                "for=127.0.0.9;host=evil.example",
                "for=10.0.0.1;host=evil.example, for=127.0.0.9;host=evil.example",
                "garbage;=\""
            })
    void other_senders_are_not_evaluated(String said) throws Exception {
        assertThat(ask(CLIENT, "Forwarded", said).body()).isEqualTo(CLIENT + " " + CONFIGURED);
    }

    @Test
    void other_headers_are_ignored_from_any_sender() throws Exception {
        for (var from : List.of(PROXY, CLIENT)) {
            var answer = ask(
                    from,
                    "X-Forwarded-For",
                    "192.0.2.7",
                    "X-Forwarded-Host",
                    "evil.example",
                    "X-Forwarded-Proto",
                    "ftp");
            assertThat(answer.body()).isEqualTo(from + " " + CONFIGURED);
        }
    }

    @Test
    void each_line_of_the_header_is_another_proxy() throws Exception {
        var answer = ask(PROXY, "Forwarded", "for=192.0.2.7;host=a.example", "Forwarded", "for=10.9.9.9");

        assertThat(answer.body()).isEqualTo("192.0.2.7 http://a.example/samverkan/v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            for                                 | is no list of name=value pairs by RFC 7239
            for=1.2.3.4 host=a.example          | is no list of name=value pairs by RFC 7239
            for="1.2.3.4, for=192.0.2.7         | is no list of name=value pairs by RFC 7239
            for=[2001:db8::7]                   | is no list of name=value pairs by RFC 7239
            for=1.2.3.4;for=192.0.2.7           | repeats for for one proxy
            for=client.example                  | has a client (for) that is not an IP address
            for=1.2.3.400                       | has a client (for) that is not an IP address
            for="2001:db8::7"                   | has a client (for) that is not an IP address
            host="a.example/evil"               | has a host that is not valid
            host="a.example\\""                  | has a host that is not valid
            host="a.example:99999"              | has a host that is not valid
            host="[2001:db8::1::2]"             | has a host that is not valid
            host="user@a.example"               | has a host that is not valid
            proto=javascript                    | names a proto that is neither http nor https
            """)
    void a_malformed_header_of_a_trusted_proxy_is_refused(String said, String text) throws Exception {
        var answer = ask(PROXY, "Forwarded", said);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Forwarded: " + text);
    }

    @Test
    void without_trusted_proxies_the_header_is_not_read() {
        var router = Router.router(vertx);
        var nobody = new TrustedProxies(Optional.empty(), CONFIGURED);
        nobody.register(router);

        assertThat(router.getRoutes()).isEmpty();
        assertThat(nobody.nameOtherAddress(null)).isFalse();
        assertThat(nobody.publicAddress(null)).isEqualTo(CONFIGURED);
    }

    @Test
    void a_host_name_is_not_an_address_of_a_proxy() {
        assertThatThrownBy(() -> proxies("proxy.example"))
                .hasMessage("samverkan.trusted-proxies: proxy.example is neither an IP address nor a network such as"
                        + " 10.1.2.0/24");
    }

    private static TrustedProxies proxies(String... trusted) {
        return new TrustedProxies(Optional.of(List.of(trusted)), CONFIGURED);
    }

    private HttpResponse<String> ask(String from, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
