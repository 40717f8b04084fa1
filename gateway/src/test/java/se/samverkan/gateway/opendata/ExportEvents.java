package se.samverkan.gateway.opendata;

import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.published;

import java.util.UUID;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;

/** Promises with their progress for the tests of exports. */
final class ExportEvents {
    static final String ADDRESS = "https://samverkan.example/samverkan/v1";
    static final UUID FIRST = UUID.fromString("019cada1-0000-7000-8000-000000000001");
    static final UUID SECOND = UUID.fromString("019cada2-0000-7000-8000-000000000001");

    private ExportEvents() {}

    static CloudEvent promise(long sequence, UUID id, String title) {
        var promise = document(id, title, "2019", "2019", "0486");
        promise.putArray("commitments").addObject().put("id", "c1").put("text", title);
        return published("promises", sequence, promise);
    }

    static CloudEvent progress(long sequence, UUID promise, String outcome) {
        var progress = IndexEvents.JSON.createObjectNode().put("promiseId", promise.toString());
        var items = progress.putArray("items");
        items.addObject()
                .put("itemId", "c1")
                .put("kind", "COMMITMENT")
                .put("outcome", outcome)
                .put("basis", "NARRATIVE")
                .put("text", "Gick så där.")
                .put("followUpId", SECOND.toString());
        // Another item of the same name.
        items.addObject().put("itemId", "c1").put("kind", "ACTIVITY").put("outcome", "NOT_ASSESSABLE");
        return event("progress", "updated", sequence, promise.toString(), progress.toString());
    }

    static Export export(Index index, String collection) {
        return new Export(index.snapshot(collection), new DocumentRenderer(IndexEvents.JSON, ADDRESS));
    }
}
