package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.client.ApiClient;
import se.samverkan.client.ApiException;
import se.samverkan.client.api.ChangesApi;
import se.samverkan.client.api.ChangesApi.APIListChangesRequest;
import se.samverkan.client.model.Change;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A partner keeps a copy with the generated Java client: it loads everything, follows, and goes on after a crash. */
@ExtendWith(SystemUnderTest.Running.class)
class JavaSyncStory {
    private static final String CODE = "2523";

    private final SystemUnderTest system;
    private final ApiEditor editor;

    JavaSyncStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    /** What a partner stores in one transaction: its copy, and the cursor behind what is in it. */
    private record Stored(String cursor, Map<UUID, Change> copy) {}

    /** Applies all changes until now. A 410 would be followed by the same with an empty cursor and an empty copy. */
    private Stored synchronize(Stored stored) throws ApiException {
        var client = new ApiClient();
        client.updateBaseUri(system.address());
        var changes = new ChangesApi(client);
        var copy = new HashMap<>(stored.copy());
        var cursor = stored.cursor();
        while (true) {
            var page = changes.listChanges(APIListChangesRequest.newBuilder()
                    .after(cursor)
                    .municipality(CODE)
                    .limit(2)
                    .build());
            for (var change : page.getItems()) {
                if (change.getType().endsWith(".withdrawn")) {
                    copy.remove(change.getId());
                } else {
                    copy.merge(
                            change.getId(),
                            change,
                            (known, next) -> next.getSequence() > known.getSequence() ? next : known);
                }
            }
            cursor = page.getLinks().get("next").getHref().toString().replaceFirst(".*[?&]after=([\\w-]+).*", "$1");
            if (page.getMeta().getUpToDate()) {
                return new Stored(cursor, copy);
            }
        }
    }

    @Test
    void the_copy_is_what_is_public_after_the_first_load_and_after_a_crash() throws ApiException {
        for (int i = 0; i < 3; i++) {
            editor.publish(editor.draft("agreements", editor.agreement("Avtal " + i)));
        }
        var loaded = synchronize(new Stored("", Map.of()));
        assertThat(loaded.copy().values())
                .extracting(Change::getTitle)
                .containsExactlyInAnyOrder("Avtal 0", "Avtal 1", "Avtal 2");

        // While the partner is away, one is withdrawn and another one published.
        var withdrawn = loaded.copy().values().iterator().next();
        editor.publish(editor.draft("agreements", editor.agreement("Avtal 3")));
        var etag = editor.as("approver").get("/agreements/" + withdrawn.getId()).header("ETag");
        editor.withdraw(new ApiEditor.Revision("/agreements/" + withdrawn.getId(), etag), "Gällde en annan kommun");

        await().atMost(ApiEditor.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(synchronize(loaded).copy().keySet()).isEqualTo(published()));
        // Changes that come again change nothing.
        var again = synchronize(new Stored(loaded.cursor(), synchronize(loaded).copy()));
        assertThat(again.copy().keySet()).isEqualTo(published());
    }

    private Set<UUID> published() {
        return Set.copyOf(system.read("/agreements?municipality=" + CODE).getList("items.id", String.class).stream()
                .map(UUID::fromString)
                .toList());
    }
}
