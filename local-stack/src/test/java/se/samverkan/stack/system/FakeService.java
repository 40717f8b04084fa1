package se.samverkan.stack.system;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import se.samverkan.stack.service.Service;

/** A stand-in for a service: it reports readiness, and fails or exits on request. */
public final class FakeService {

    private static final String HEALTH = """
            {"status": "UP", "checks": [
              {"name": "outbox", "status": "UP", "data": {"oldestUnsentSeconds": 7, "unsent": 2}},
              {"name": "reader-gateway", "status": "UP", "data": {"currentAsOf": "null"}}]}
            """;

    private FakeService() {}

    /** Answers every request with its environment, by http or https, those to its management with its health; exits at GET /exit. */
    public static void main(String[] arguments) throws Exception {
        if (System.getenv("QUARKUS_DATASOURCE_USERNAME") == null && Files.exists(Path.of("..", "gateway-must-fail"))) {
            System.out.println("INFO starting");
            System.out.println("ERROR the index is broken");
            System.exit(3);
        }
        serve(server(), System.getenv().toString());
        serve(HttpServer.create(loopback(System.getenv("QUARKUS_MANAGEMENT_PORT")), 0), HEALTH);
    }

    private static void serve(HttpServer server, String text) {
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/exit")) {
                System.out.println("ERROR exit requested");
                Runtime.getRuntime().halt(4);
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static HttpServer server() throws Exception {
        String securePort = System.getenv("QUARKUS_HTTP_SSL_PORT");
        if (securePort == null) {
            return HttpServer.create(loopback(System.getenv("QUARKUS_HTTP_PORT")), 0);
        }
        char[] password =
                System.getenv("QUARKUS_TLS_HTTP_KEY_STORE_P12_PASSWORD").toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                KeyStore.getInstance(new File(System.getenv("QUARKUS_TLS_HTTP_KEY_STORE_P12_PATH")), password),
                password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(securePort), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static InetSocketAddress loopback(String port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    /** Installs this program as each of the services. */
    static Path install(Path home) throws IOException {
        for (Service service : Service.values()) {
            Path jar = service.jar(home);
            Files.createDirectories(jar.getParent());
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
            String entry = FakeService.class.getName().replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    InputStream bytes = FakeService.class.getResourceAsStream("/" + entry)) {
                out.putNextEntry(new JarEntry(entry));
                bytes.transferTo(out);
            }
        }
        return home;
    }
}
