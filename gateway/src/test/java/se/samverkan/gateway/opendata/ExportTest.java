package se.samverkan.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;
import static se.samverkan.gateway.opendata.ExportEvents.ADDRESS;
import static se.samverkan.gateway.opendata.ExportEvents.FIRST;
import static se.samverkan.gateway.opendata.ExportEvents.SECOND;
import static se.samverkan.gateway.opendata.ExportEvents.export;
import static se.samverkan.gateway.opendata.ExportEvents.progress;
import static se.samverkan.gateway.opendata.ExportEvents.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** An export contains a collection at one moment, line by line, and its tag changes with the collection. */
class ExportTest {
    private final Index index = IndexEvents.emptyIndex();

    @Test
    void each_promise_is_a_line_with_its_progress_in_the_order_of_ids() throws IOException {
        commit(index, promise(2, SECOND, "andra\nlöftet"), promise(1, FIRST, "första"));
        commit(index, progress(1, SECOND, "FULFILLED"), published("agreements", 1, example("agreement.published.v1")));

        var lines = lines("promises");

        assertThat(lines).extracting(line -> line.path("title").asText()).containsExactly("första", "andra\nlöftet");
        assertThat(lines).extracting(line -> line.has("progress")).containsExactly(false, true);
        assertThat(lines.getLast().at("/progress/items/0/outcome").asText()).isEqualTo("FULFILLED");
        assertThat(lines.getLast().at("/_links/self/href").asText()).isEqualTo(ADDRESS + "/promises/" + SECOND);
        assertThat(lines("agreements")).hasSize(1);
        assertThat(lines("follow-ups")).isEmpty();
    }

    @Test
    void a_line_is_the_document_without_people_and_the_status_of_the_day() throws IOException {
        var all = example("promise.published.v1.every-member");
        commit(index, published("promises", 1, all));

        var line = (ObjectNode) lines("promises").getFirst();

        assertThat(line.remove("_links")).isNotNull();
        assertThat(line).isEqualTo(PersonalDataFilter.of(all));
    }

    @Test
    void the_tag_changes_with_every_change_and_is_equal_for_equal_sets() {
        var seen = new HashSet<String>();
        var empty = index.tag("promises");
        assertThat(seen.add(empty)).isTrue();
        for (var change : List.of(
                promise(1, FIRST, "ett"),
                promise(1, SECOND, "två"),
                promise(2, FIRST, "tre"),
                progress(1, FIRST, "FULFILLED"),
                progress(2, FIRST, "NOT_FULFILLED"),
                withdrawn("promises", 3, FIRST, "fel"))) {
            commit(index, change);
            assertThat(seen.add(index.tag("promises"))).as(change.data()).isTrue();
            assertThat(index.snapshot("promises").tag()).isEqualTo(index.tag("promises"));
        }

        var onlySecond = IndexEvents.emptyIndex();
        commit(onlySecond, promise(1, SECOND, "två"));
        assertThat(index.tag("promises")).isEqualTo(onlySecond.tag("promises"));
        commit(index, withdrawn("promises", 2, SECOND, "fel"));
        assertThat(index.tag("promises")).isEqualTo(empty);
    }

    @Test
    void the_tag_is_independent_of_other_collections_and_of_the_order_of_events() {
        var events = List.of(promise(1, FIRST, "ett"), progress(1, FIRST, "FULFILLED"), promise(1, SECOND, "två"));
        events.forEach(event -> commit(index, event));
        var tag = index.tag("promises");

        var another = IndexEvents.emptyIndex();
        events.reversed().forEach(event -> commit(another, event));
        commit(another, published("agreements", 1, example("agreement.published.v1")));
        commit(another, progress(1, UUID.randomUUID(), "FULFILLED"));

        assertThat(another.tag("promises")).isEqualTo(tag);
        assertThat(another.tag("agreements")).isNotEqualTo(index.tag("agreements"));
    }

    private List<JsonNode> lines(String collection) throws IOException {
        var out = new ByteArrayOutputStream();
        export(index, collection).jsonLines(out);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        var lines = new ArrayList<JsonNode>();
        for (var line : text.lines().toList()) {
            lines.add(IndexEvents.JSON.readTree(line));
        }
        return lines;
    }
}
