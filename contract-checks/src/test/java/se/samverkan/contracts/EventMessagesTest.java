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

/** The messages of asyncapi.yaml fit their headers, schemas and examples. */
class EventMessagesTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final JsonNode DOCUMENT = Contracts.read(Contracts.ASYNC_API);

    /** A message with its name in the document. */
    record Message(String name, JsonNode definition) {
        /** The file names of its examples. */
        List<String> examples() {
            return definition.findParents("payload").stream()
                    .map(example -> example.at("/payload/$ref").asText())
                    .filter(file -> file.startsWith("examples/"))
                    .map(Message::file)
                    .toList();
        }

        String schema() {
            return file(definition.at("/payload/schema/$ref").asText());
        }

        /** The headers that have a constant value. */
        ObjectNode fixedHeaders() {
            var fixed = JsonNodeFactory.instance.objectNode();
            definition
                    .at("/headers/allOf/1/properties")
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
    void every_schema_is_valid_by_the_metaschema_of_2020(String file) {
        var schema = Contracts.read(Contracts.EVENTS.resolve("schemas/" + file));

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.get("title").asText() + ".json").isEqualTo("urn:samverkan:event:" + file);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void every_example_of_a_message_fits_its_schema(Message message) {
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
    void an_empty_payload_is_invalid(Message message) {
        assertThat(payloads(message).validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void the_headers_name_the_type_and_the_schema(Message message) {
        assertThat(message.fixedHeaders().get("ce_type"))
                .isEqualTo(message.definition().get("name"));
        assertThat(message.fixedHeaders().get("ce_dataschema").asText() + ".json")
                .isEqualTo("urn:samverkan:event:" + message.schema());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void the_headers_of_an_event_fit_its_message_and_no_other(Message message) {
        var event = headersOf(message);

        assertThat(headers(message, event)).isEmpty();
        messages()
                .filter(other -> !other.equals(message))
                .forEach(other ->
                        assertThat(headers(other, event)).as(other.name()).isNotEmpty());
    }

    @Test
    void an_event_without_a_required_header_is_invalid() {
        var message = messages().findFirst().orElseThrow();
        for (var name : DOCUMENT.at("/components/schemas/CloudEventHeaders/required")) {
            var event = headersOf(message);
            event.remove(name.asText());

            assertThat(headers(message, event)).as(name.asText()).isNotEmpty();
        }
    }

    @Test
    void every_example_and_every_schema_belongs_to_a_message() {
        assertThat(messages().flatMap(message -> message.examples().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Contracts.readAll(Contracts.EVENTS.resolve("examples")).keySet());
        assertThat(Stream.concat(messages().map(Message::schema).distinct(), Stream.of("shared.v1.json")))
                .containsExactlyInAnyOrderElementsOf(schemas().toList());
    }

    @Test
    void every_message_is_in_a_channel() {
        // What is sent over HTTP is no event, and described in its channel.
        assertThat(DOCUMENT.get("channels")
                        .propertyStream()
                        .flatMap(channel -> channel.getValue().get("messages").propertyStream())
                        .filter(message -> message.getValue().has("$ref"))
                        .map(message -> message.getValue().get("$ref").asText()))
                .containsExactlyInAnyOrderElementsOf(messages()
                        .map(message -> "#/components/messages/" + message.name())
                        .toList());
    }

    private static Schema payloads(Message message) {
        return SCHEMAS.getSchema(SchemaLocation.of("classpath:event-contracts/schemas/" + message.schema()));
    }

    /** The document's example of headers, changed to those of another message. */
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
