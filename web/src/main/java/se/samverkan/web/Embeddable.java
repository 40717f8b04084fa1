package se.samverkan.web;

import java.util.Optional;
import java.util.regex.Pattern;
import se.samverkan.domain.register.Municipalities;

/**
 * What other sites can embed of a page.
 *
 * @param fragment the name of the fragment, such as overview
 * @param parameter the parameter that says of what
 * @param value its value: the code of a municipality, or the id of a promise
 */
public record Embeddable(Language language, String fragment, String parameter, String value) {
    private static final Pattern MUNICIPALITY = Pattern.compile("(\\d{4})(?:-[a-z0-9-]*)?");
    private static final Pattern PROMISE = Pattern.compile("[0-9a-f-]{36}");

    /** What stands at a path below the root of the site, with or without a query; empty if it cannot be embedded. */
    public static Optional<Embeddable> at(String address) {
        var path = address.replaceFirst("/?([?#].*)?$", "");
        for (var language : Language.values()) {
            var municipality = MUNICIPALITY.matcher(below(Address.MUNICIPALITIES, language, path));
            if (municipality.matches()
                    && Municipalities.find(municipality.group(1)).isPresent()) {
                return Optional.of(new Embeddable(language, "overview", "municipality", municipality.group(1)));
            }
            var id = below(Address.PROMISES, language, path);
            if (PROMISE.matcher(id).matches()) {
                return Optional.of(new Embeddable(language, "progress", "promise", id));
            }
        }
        return Optional.empty();
    }

    /**
     * The lines that show a page of this site in a frame; where scripts are allowed, the frame gets the height of its content.
     *
     * @param site the origin of this site
     * @param path the path and query of the page
     */
    public static String frame(String site, String path, String width, int height) {
        return """
                <iframe src="%s" title="Samverkan" width="%s" height="%d" loading="lazy"></iframe>
                <script type="module" src="%s/embed.js"></script>""".formatted(site + path.replace("&", "&amp;"), width, height, site);
    }

    private static String below(Address address, Language language, String path) {
        var root = address.in(language) + "/";
        return path.startsWith(root) ? path.substring(root.length()) : "";
    }
}
