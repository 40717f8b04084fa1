package se.samverkan.gateway.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.pages.Page;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Language;
import se.samverkan.web.PageHead;
import se.samverkan.web.ScriptTexts;

/** The desk: a frame for its scripts, the same for everybody; what a person may read comes from the API. */
@ApplicationScoped
class DeskPage implements Page {
    private final PageRenderer renderer;
    private final Optional<URI> issuer;
    private final String clientId;

    DeskPage(
            PageRenderer renderer,
            @ConfigProperty(name = "samverkan.desk.issuer") Optional<URI> issuer,
            @ConfigProperty(name = "samverkan.desk.client-id") String clientId) {
        this.renderer = renderer;
        this.issuer = issuer;
        this.clientId = clientId;
    }

    @Override
    public List<String> paths(Language language) {
        return List.of(Address.DESK.in(language));
    }

    /** The issuer's, where people sign in. */
    @Override
    public Optional<String> foreignOrigin() {
        return issuer.map(address -> address.getScheme() + "://" + address.getRawAuthority());
    }

    @Override
    public String html(PageRequest request) {
        var language = request.language();
        var head = PageHead.of(
                renderer.text(language, "desk"),
                renderer.text(language, "desk_description"),
                Address.DESK.in(language),
                Address.DESK.in(language.other()),
                renderer.crumbs(language));
        var data = new HashMap<String, Object>();
        data.put("issuer", issuer.map(URI::toString).orElse(""));
        data.put("clientId", clientId);
        data.put("scriptTexts", ScriptTexts.of(language));
        return renderer.page("desk.html", language, head, data);
    }
}
