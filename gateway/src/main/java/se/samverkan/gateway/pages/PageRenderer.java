package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.web.Address;
import se.samverkan.web.Assets;
import se.samverkan.web.Language;
import se.samverkan.web.Links;
import se.samverkan.web.PageHead;
import se.samverkan.web.Templates;
import se.samverkan.web.Texts;

/** Renders pages with the address of this site. */
@ApplicationScoped
public class PageRenderer {
    private final Templates templates;
    private final Assets assets = new Assets();
    private final String apiRoot;
    private final String site;

    public PageRenderer(DocumentRenderer renderer, @ConfigProperty(name = "quarkus.rest.path") String apiRoot) {
        this.apiRoot = apiRoot;
        this.templates = new Templates(assets);
        var address = renderer.publicAddress();
        this.site = address.endsWith(apiRoot) ? address.substring(0, address.length() - apiRoot.length()) : address;
    }

    /** The origin under which the public reaches the pages, such as https://samverkan.example. */
    public String site() {
        return site;
    }

    /** The address of a resource of the API below the root of the site. */
    public String apiPath(String path) {
        return apiRoot + path;
    }

    public Assets assets() {
        return assets;
    }

    /** Links with whole addresses. */
    public Links linksFromOtherSites(Language language) {
        return new Links(language, site);
    }

    /** A fixed text. */
    public String text(Language language, String key) {
        return Texts.of(language).get(key);
    }

    /** The link to the start page, and those to the pages below it. */
    public List<PageHead.Crumb> crumbs(Language language, PageHead.Crumb... below) {
        var crumbs = new ArrayList<PageHead.Crumb>();
        crumbs.add(new PageHead.Crumb(text(language, "start"), new Links(language).page(Address.START.name())));
        crumbs.addAll(List.of(below));
        return crumbs;
    }

    /** A page that can be shown. */
    public String page(String template, Language language, PageHead head, Map<String, ?> data) {
        return render(template, 200, language, head, data);
    }

    /** A part of a page, which other sites put into theirs. */
    public String fragment(String template, Language language, Map<String, ?> data) {
        var all = new HashMap<String, Object>(data);
        all.put("site", site);
        return templates.render(template, language, all);
    }

    /** The page that says why another one cannot be shown. */
    String problem(Language language, String path, int status, JsonNode problem) {
        var isWithdrawn = problem != null && problem.hasNonNull("withdrawnBy");
        var key = isWithdrawn ? "withdrawn" : "problem_" + status;
        var title = Texts.of(language).getOrDefault(key, text(language, "problem_other"));
        var explanation = Texts.of(language).getOrDefault(key + "_help", text(language, "problem_other_help"));
        var data = new HashMap<String, Object>();
        data.put("explanation", explanation);
        data.put("withdrawn", isWithdrawn ? problem : null);
        data.put("violations", problem == null ? null : violations(language, problem));
        var head = PageHead.of(title, explanation, path, Address.inOther(language, path), crumbs(language));
        return render("problem.html", status, language, head, data);
    }

    /** What is wrong in the address, in the language of the page where it has a text for it. */
    private List<Violation> violations(Language language, JsonNode problem) {
        return problem.path("violations")
                .valueStream()
                .map(violation -> {
                    var parameter = violation.path("pointer").asText();
                    return new Violation(
                            Texts.of(language).getOrDefault("parameter_" + parameter, parameter),
                            text(language, "hint_" + violation.path("hint").asText(parameter)),
                            violation.has("hint") ? violation.path("text").asText() : "",
                            violation.path("text").asText());
                })
                .toList();
    }

    /**
     * What is wrong with a parameter of a page.
     *
     * @param hint how to correct it; null if only the API knows
     * @param possible the possible values, if they are few
     * @param text the English words of the API
     */
    public record Violation(String parameter, String hint, String possible, String text) {}

    private String render(String template, int status, Language language, PageHead head, Map<String, ?> data) {
        var all = new HashMap<String, Object>(data);
        all.put("page", head);
        all.put("status", status);
        all.put("site", site);
        all.put("apiRoot", apiRoot);
        return templates.render(template, language, all);
    }
}
