package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What asyncapi.yaml says of its messages, their schemas and their examples fits together. */
class EventMessagesTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final JsonNode DOCUMENT = Contracts.read(Contracts.ASYNC_API);

    /** A message by its name in the document. */
    record Message(String name, JsonNode says) {
        /** Of examples/x.json, the file's name. */
        List<String> examples() {
            return says.findParents("payload").stream()
                    .map(example -> example.at("/payload/$ref").asText())
                    .filter(file -> file.startsWith("examples/"))
                    .map(Message::file)
                    .toList();
        }

        String schema() {
            return file(says.at("/payload/schema/$ref").asText());
        }

        /** The consts of its headers. */
        ObjectNode fixedHeaders() {
            var fixed = JsonNodeFactory.instance.objectNode();
            says.at("/headers/allOf/1/properties")
                    .propertyStream()
                    .forEach(header ->
                            fixed.set(header.getKey(), header.getValue().get("const")));
            return fixed;
        }

        private static String file(String path) {
            return path.substring(path.indexOf('/') + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Message> messages() {
        return DOCUMENT.at("/components/messages")
                .propertyStream()
                .map(message -> new Message(message.getKey(), message.getValue()));
    }

    static Stream<String> schemas() {
        return Contracts.readAll(Contracts.EVENTS.resolve("schemas")).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaIsOneByTheMetaschemaOf2020(String file) {
        var schema = Contracts.read(Contracts.EVENTS.resolve("schemas/" + file));

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.get("title").asText() + ".json").isEqualTo("urn:samverkan:event:" + file);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyExampleOfAMessageFitsItsSchema(Message message) {
        assertThat(message.examples()).isNotEmpty();
        for (var file : message.examples()) {
            var example = Contracts.read(Contracts.EVENTS.resolve("examples/" + file));
            assertThat(payloads(message).validate(example.toString(), InputFormat.JSON))
                    .as(file)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aPayloadWithoutAnyMemberIsNoMessage(Message message) {
        assertThat(payloads(message).validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theHeadersSayTheTypeAndTheSchema(Message message) {
        assertThat(message.fixedHeaders().get("ce_type"))
                .isEqualTo(message.says().get("name"));
        assertThat(message.fixedHeaders().get("ce_dataschema").asText() + ".json")
                .isEqualTo("urn:samverkan:event:" + message.schema());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theHeadersOfAnEventFitTheMessageThatItIsAndNoOther(Message message) {
        var event = headersOf(message);

        assertThat(headers(message, event)).isEmpty();
        messages()
                .filter(other -> !other.equals(message))
                .forEach(other ->
                        assertThat(headers(other, event)).as(other.name()).isNotEmpty());
    }

    @Test
    void everyRequiredHeaderIsMissedWhereItIsAbsent() {
        var message = messages().findFirst().orElseThrow();
        for (var name : DOCUMENT.at("/components/schemas/CloudEventHeaders/required")) {
            var event = headersOf(message);
            event.remove(name.asText());

            assertThat(headers(message, event)).as(name.asText()).isNotEmpty();
        }
    }

    @Test
    void everyExampleAndEverySchemaBelongsToAMessage() {
        assertThat(messages().flatMap(message -> message.examples().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Contracts.readAll(Contracts.EVENTS.resolve("examples")).keySet());
        assertThat(Stream.concat(messages().map(Message::schema).distinct(), Stream.of("shared.v1.json")))
                .containsExactlyInAnyOrderElementsOf(schemas().toList());
    }

    @Test
    void everyMessageIsInAChannel() {
        assertThat(DOCUMENT.get("channels")
                        .propertyStream()
                        .flatMap(channel -> channel.getValue().get("messages").propertyStream())
                        .map(message -> message.getValue().get("$ref").asText()))
                .containsExactlyInAnyOrderElementsOf(messages()
                        .map(message -> "#/components/messages/" + message.name())
                        .toList());
    }

    private static Schema payloads(Message message) {
        return SCHEMAS.getSchema(SchemaLocation.of("classpath:event-contracts/schemas/" + message.schema()));
    }

    /** The document's example of headers, as another message would have them. */
    private static ObjectNode headersOf(Message message) {
        ObjectNode headers = DOCUMENT.at("/components/messages/PromisePublished/examples/0/headers")
                .deepCopy();
        return headers.setAll(message.fixedHeaders());
    }

    private static List<Error> headers(Message message, ObjectNode headers) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.set("components", DOCUMENT.get("components"));
        schema.put("$ref", "#/components/messages/" + message.name() + "/headers");
        return SCHEMAS.getSchema(schema.toString(), InputFormat.JSON).validate(headers.toString(), InputFormat.JSON);
    }
}
