package se.samverkan.web.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place in words: i och omkring Gustavsbergs centrum, alla kommundelar. */
public final class Places {
    private final Labels labels;

    public Places(Labels labels) {
        this.labels = labels;
    }

    public String words(JsonNode place) {
        var relation = place.path("relation").textValue();
        var category = place.path("category").textValue();
        return Stream.of(
                        relation == null ? null : labels.of("PlaceRelation", relation),
                        place.path("name").textValue(),
                        category == null ? null : labels.of("PlaceCategory", category))
                .filter(word -> word != null)
                .collect(Collectors.joining(" "));
    }
}
