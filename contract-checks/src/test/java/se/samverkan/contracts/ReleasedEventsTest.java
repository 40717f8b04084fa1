package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Within v1 the events' contracts only grow: all that the last release said still holds. */
class ReleasedEventsTest {
    private static final JsonNode RELEASED = Contracts.read(Contracts.RELEASED_EVENTS.resolve("asyncapi.yaml"));
    private static final JsonNode PRESENT = Contracts.read(Contracts.ASYNC_API);

    static List<String> releasedSchemas() {
        return List.copyOf(
                Contracts.readAll(Contracts.RELEASED_EVENTS.resolve("schemas")).keySet());
    }

    @Test
    void somethingWasReleased() {
        assertThat(releasedSchemas()).contains("promise.published.v1.json", "shared.v1.json");
    }

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void aSchemaOnlyGrows(String file) {
        assertThat(Additions.breaksBetween(
                        Contracts.read(Contracts.RELEASED_EVENTS.resolve("schemas/" + file)),
                        Contracts.read(Contracts.EVENTS.resolve("schemas/" + file))))
                .isEmpty();
    }

    @Test
    void theHeadersOnlyGrow() {
        assertThat(Additions.breaksBetween(
                        RELEASED.at("/components/schemas/CloudEventHeaders"),
                        PRESENT.at("/components/schemas/CloudEventHeaders")))
                .isEmpty();
    }

    @Test
    void everyMessageIsStillSentAsItWas() {
        assertThat(said(PRESENT)).containsAll(said(RELEASED).toList());
    }

    /** Topic by topic each message with its type, the consts of its headers and its schema. */
    private static Stream<String> said(JsonNode document) {
        return document.get("channels")
                .valueStream()
                .flatMap(channel -> channel.get("messages").propertyStream().map(named -> {
                    var message = document.at("/components/messages/" + named.getKey());
                    return String.join(
                            " ",
                            channel.get("address").asText(),
                            message.get("name").asText(),
                            message.at("/headers/allOf/1").toString(),
                            message.at("/payload/schema/$ref").asText());
                }));
    }
}
