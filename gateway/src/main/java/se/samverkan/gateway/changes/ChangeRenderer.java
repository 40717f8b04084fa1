package se.samverkan.gateway.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.changelog.ChangeLog.Placed;
import se.samverkan.gateway.document.DocumentRenderer;

/** Renders a change as JSON, with its document if that is asked for. */
@ApplicationScoped
class ChangeRenderer {
    private final DocumentRenderer renderer;

    ChangeRenderer(DocumentRenderer renderer) {
        this.renderer = renderer;
    }

    byte[] json(Placed placed, boolean withDocument) {
        var document = placed.change().document();
        var embedded = withDocument && document != null
                ? new String(document.body(AsOf.today()).bytes(), StandardCharsets.UTF_8)
                : null;
        return renderer.bytes(Change.of(placed.change(), placed.behind(), embedded, renderer.publicAddress()));
    }
}
