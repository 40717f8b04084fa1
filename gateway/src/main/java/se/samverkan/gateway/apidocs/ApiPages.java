package se.samverkan.gateway.apidocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;
import se.samverkan.web.reference.ApiReference;

/** The pages about the API, in the frame of the site; each is rendered at its first request. */
@ApplicationScoped
public class ApiPages {
    /** The pages in the menu, in its order. */
    private static final List<String> MENU =
            List.of("index", "web", "integration", "statistics", "try", ApiReference.INDEX);

    private static final String SUFFIX = ".html";
    private static final Pattern HEADING = Pattern.compile("<h1>(.+)</h1>");
    private static final Pattern FIRST_SENTENCES = Pattern.compile("<p>(.+)</p>");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    private final Map<String, ResponseBody> files = new ConcurrentHashMap<>();
    private final Map<Language, Map<String, ResponseBody>> references = new ConcurrentHashMap<>();
    private final PageRenderer renderer;
    private final String address;
    private final String contact;

    ApiPages(
            PageRenderer renderer,
            DocumentRenderer documents,
            @ConfigProperty(name = "samverkan.publisher.email") String contact) {
        this.renderer = renderer;
        this.address = documents.publicAddress();
        this.contact = contact;
    }

    /** A page such as sv/index.html, or a script that pages load; null if there is none. */
    ResponseBody find(String file) {
        int name = file.indexOf('/') + 1;
        return name > 0 && file.startsWith(ApiReference.INDEX, name)
                ? references.computeIfAbsent(language(file), this::reference).get(file.substring(name))
                : files.computeIfAbsent(file, this::load);
    }

    private static Language language(String file) {
        return Arrays.stream(Language.values())
                .filter(language -> file.startsWith(language.code() + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** All pages of the reference at once, so that the contract is read once for a language. */
    private Map<String, ResponseBody> reference(Language language) {
        var reference = new ApiReference(new UnifiedContract(address).tree(), language);
        var pages = new HashMap<String, ResponseBody>();
        for (var page : reference.pages()) {
            pages.put(
                    page + SUFFIX,
                    page(
                            reference.template(page),
                            language,
                            page,
                            reference.title(page),
                            reference.description(page),
                            reference.data(page)));
        }
        return pages;
    }

    private ResponseBody load(String file) {
        var content = read(file);
        if (content == null || !file.endsWith(SUFFIX)) {
            return content == null ? null : ResponseBody.of(content.getBytes(StandardCharsets.UTF_8));
        }
        var ready = content.replace("{address}", address).replace("{contact}", contact);
        return page(
                "docs-page.html",
                language(file),
                file.substring(file.indexOf('/') + 1, file.length() - SUFFIX.length()),
                first(HEADING, ready),
                first(FIRST_SENTENCES, ready),
                Map.of("content", ready));
    }

    private static String first(Pattern element, String html) {
        var found = element.matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("A page has a heading and a text: " + html);
        }
        return TAG.matcher(found.group(1)).replaceAll("");
    }

    private ResponseBody page(
            String template, Language language, String name, String title, String description, Map<String, ?> data) {
        var section = name.startsWith(ApiReference.INDEX) ? ApiReference.INDEX : name;
        var all = new HashMap<String, Object>(data);
        all.put("menu", MENU);
        all.put("file", name);
        all.put("section", section);
        var head = PageHead.of(
                title,
                description,
                path(language, name),
                path(language.other(), name),
                crumbs(language, name, section));
        return ResponseBody.of(renderer.page(template, language, head, all).getBytes(StandardCharsets.UTF_8));
    }

    private List<PageHead.Crumb> crumbs(Language language, String name, String section) {
        var api = new PageHead.Crumb(renderer.text(language, "docs_site"), path(language, MENU.getFirst()));
        if (name.equals(MENU.getFirst())) {
            return renderer.crumbs(language);
        }
        return name.equals(section)
                ? renderer.crumbs(language, api)
                : renderer.crumbs(
                        language,
                        api,
                        new PageHead.Crumb(renderer.text(language, "docs_" + section), path(language, section)));
    }

    private String path(Language language, String name) {
        return renderer.apiPath("/docs/" + language.code() + "/" + name + SUFFIX);
    }

    private static String read(String file) {
        try (var in = ApiPages.class.getResourceAsStream("docs/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
