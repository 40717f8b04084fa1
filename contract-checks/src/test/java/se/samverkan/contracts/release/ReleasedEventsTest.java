package se.samverkan.contracts.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.contracts.Contracts;

/** Within v1 the contracts of the events only grow: everything in the last release still holds. */
class ReleasedEventsTest {
    private static final String HEADERS = "/components/schemas/CloudEventHeaders";

    /** An AsyncAPI document with its schemas by file name. */
    private record EventContract(JsonNode document, Map<String, JsonNode> schemas) {
        static EventContract present() {
            return new EventContract(
                    Contracts.read(Contracts.ASYNC_API), Contracts.readAll(Contracts.EVENTS.resolve("schemas")));
        }

        static EventContract of(LastRelease release) {
            return new EventContract(Contracts.read(release.asyncApi()), Contracts.readAll(release.schemas()));
        }

        /** Each message with its topic, its type, the constants of its headers and its schema. */
        List<String> messages() {
            return document.get("channels")
                    .valueStream()
                    .flatMap(channel -> channel.get("messages")
                            .propertyStream()
                            .filter(named -> named.getValue().has("$ref"))
                            .map(named -> {
                                var message = document.at("/components/messages/" + named.getKey());
                                return String.join(
                                        " ",
                                        channel.get("address").asText(),
                                        message.get("name").asText(),
                                        message.at("/headers/allOf/1").toString(),
                                        message.at("/payload/schema/$ref").asText());
                            }))
                    .toList();
        }
    }

    @Test
    void the_contracts_break_nothing_of_the_last_release() {
        LastRelease.find()
                .ifPresent(release -> assertThat(breaks(EventContract.of(release), EventContract.present()))
                        .isEmpty());
    }

    @Test
    void an_unchanged_contract_breaks_nothing() {
        assertThat(breaks(EventContract.present(), EventContract.present())).isEmpty();
        assertThat(EventContract.present().messages()).hasSizeGreaterThan(10);
    }

    static Stream<Named<Consumer<EventContract>>> changes() {
        return Stream.of(
                Named.of(
                        "a channel without one of its messages",
                        contract -> ((ObjectNode) contract.document().at("/channels/promises/messages"))
                                .remove("PromisePublished")),
                Named.of(
                        "another address of a channel",
                        contract -> ((ObjectNode) contract.document().at("/channels/promises"))
                                .put("address", "samverkan.promises.v2")),
                Named.of(
                        "another type of a message",
                        contract -> ((ObjectNode) contract.document().at("/components/messages/PromisePublished"))
                                .put("name", "se.samverkan.promise.published.v2")),
                Named.of(
                        "another constant of a header",
                        contract -> ((ObjectNode) contract.document()
                                        .at("/components/messages/PromisePublished/headers/allOf/1/properties/ce_type"))
                                .put("const", "se.samverkan.promise.published.v2")),
                Named.of(
                        "a header that is removed",
                        contract -> ((ObjectNode) contract.document().at(HEADERS + "/properties")).remove("ce_id")),
                Named.of(
                        "a schema that is removed",
                        contract -> contract.schemas().remove("promise.published.v1.json")),
                Named.of(
                        "a schema with a new required member",
                        contract -> ((ArrayNode) contract.schemas()
                                        .get("promise.published.v1.json")
                                        .get("required"))
                                .add("theme")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_breaking_change_is_found(Consumer<EventContract> change) {
        var changed = EventContract.present();
        change.accept(changed);

        assertThat(breaks(EventContract.present(), changed)).isNotEmpty();
    }

    private static List<String> breaks(EventContract released, EventContract present) {
        var breaks = new ArrayList<String>();
        released.schemas().forEach((file, schema) -> {
            if (present.schemas().containsKey(file)) {
                breaks.addAll(BreakingChanges.between(schema, present.schemas().get(file)));
            } else {
                breaks.add(file + " was removed");
            }
        });
        breaks.addAll(BreakingChanges.between(
                released.document().at(HEADERS), present.document().at(HEADERS)));
        var messages = present.messages();
        released.messages().stream()
                .filter(message -> !messages.contains(message))
                .forEach(message -> breaks.add("no longer sent: " + message));
        return breaks;
    }
}
