package se.samverkan.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that behaves like a service towards its launcher: healthy, but broken or mortal when it is asked to. */
public final class PretendedService {

    private PretendedService() {}

    /** Answers as ready, tells its environment, and ends at GET /die. */
    public static void main(String[] arguments) throws IOException {
        if (System.getenv("QUARKUS_DATASOURCE_USERNAME") == null && Files.exists(Path.of("..", "gateway-must-fail"))) {
            System.out.println("INFO starting");
            System.out.println("ERROR the index is broken");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/die")) {
                System.out.println("ERROR asked to die");
                Runtime.getRuntime().halt(4);
            }
            byte[] body = System.getenv().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Puts this program where the launcher looks for the four services. */
    static Path homeOfFour(Path home) throws IOException {
        for (Service service : Service.values()) {
            Path jar = service.jar(home);
            Files.createDirectories(jar.getParent());
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendedService.class.getName());
            String entry = PretendedService.class.getName().replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    InputStream bytes = PretendedService.class.getResourceAsStream("/" + entry)) {
                out.putNextEntry(new JarEntry(entry));
                bytes.transferTo(out);
            }
        }
        return home;
    }
}
