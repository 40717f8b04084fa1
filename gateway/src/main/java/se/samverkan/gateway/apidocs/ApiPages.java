package se.samverkan.gateway.apidocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;

/** The pages about the API: each is put into the frame of its language at its first request. */
@ApplicationScoped
public class ApiPages {
    static final String REDOC = "redoc.standalone.js";
    private static final String FRAME = "frame.html";

    /** The only file that Redoc would load from another host. */
    private static final String LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

    private static final Pattern HEADING = Pattern.compile("<h1>(.+)</h1>");

    private final Map<String, ResponseBody> pages = new ConcurrentHashMap<>();
    private final String address;
    private final String contact;

    ApiPages(DocumentRenderer renderer, @ConfigProperty(name = "samverkan.publisher.email") String contact) {
        this.address = renderer.publicAddress();
        this.contact = contact;
    }

    /** A page such as sv/index.html, or a file that pages load; null if there is none. */
    ResponseBody find(String file) {
        return pages.computeIfAbsent(file, this::load);
    }

    private ResponseBody load(String file) {
        var content = file.endsWith(FRAME) ? null : read(file);
        if (content == null) {
            return null;
        }
        var ready = file.endsWith(".html") ? framed(file, content) : content.replace(LOGO, "data:,");
        return ResponseBody.of(ready.getBytes(StandardCharsets.UTF_8));
    }

    private String framed(String file, String content) {
        int name = file.indexOf('/') + 1;
        var page = file.substring(name);
        var heading = HEADING.matcher(content);
        if (!heading.find()) {
            throw new IllegalStateException(file + " has no heading to be its title");
        }
        var link = "href=\"" + page + "\"";
        return read(file.substring(0, name) + FRAME)
                .replace(link, link + " aria-current=\"page\"")
                .replace("{title}", heading.group(1))
                .replace("{page}", page)
                .replace("{content}", content)
                .replace("{address}", address)
                .replace("{contact}", contact);
    }

    private static String read(String file) {
        try (var in = ApiPages.class.getResourceAsStream("docs/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
