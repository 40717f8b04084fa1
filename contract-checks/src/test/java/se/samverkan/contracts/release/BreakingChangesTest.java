package se.samverkan.contracts.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverkan.contracts.Contracts;

/** An addition to a schema is no breaking change; any other change is one. */
class BreakingChangesTest {
    private static final String RELEASED = """
        {"type": "object", "additionalProperties": false, "required": ["id"],
         "properties": {
           "id": {"type": "string", "format": "uuid", "description": "The id."},
           "status": {"enum": ["DRAFT", "PUBLISHED"]},
           "title": {"type": "string", "maxLength": 300, "pattern": "^x"},
           "targets": {"type": "array", "maxItems": 9, "items": {"$ref": "#/$defs/target"}},
           "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}, "properties": {}},
           "to": {"anyOf": [{"const": ".."}, {"type": "string", "format": "date"}]}},
         "$defs": {"target": {"type": "object", "properties": {"value": {"type": "number"}}}}}\
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "title": {"type"                        | "theme": {"type": "string"}, "title": {"type"
        {"value": {"type": "number"}}           | {"value": {"type": "number"}, "unit": {"type": "string"}}
        "$defs": {                              | "$defs": {"place": {"type": "object"},
        "The id."                               | "What it is called for ever."
        "format": "uuid"                        | "format": "uuid", "deprecated": true
        ["DRAFT", "PUBLISHED"]                  | ["PUBLISHED", "DRAFT"]
        """)
    void an_addition_breaks_nothing(String was, String is) throws JsonProcessingException {
        assertThat(breaks(was, is)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "required": ["id"]                      | "required": ["id", "title"]             | /required got "title"
        "required": ["id"]                      | "required": []                          | /required lost "id"
        "status": {"enum"                       | "state": {"enum"                        | /properties/status was removed
        "maxLength": 300                        | "maxLength": 200                        | /properties/title/maxLength was 300 and is 200
        "maxLength": 300                        | "maxLength": 400                        | /properties/title/maxLength was 300 and is 400
        "maxLength": 300, "pattern"             | "pattern"                               | /properties/title/maxLength was removed
        "maxLength": 300                        | "maxLength": 300, "minLength": 1        | /properties/title/minLength was added: 1
        "pattern": "^x"                         | "pattern": "^y"                         | /properties/title/pattern was "^x" and is "^y"
        "format": "uuid"                        | "format": "uri"                         | /properties/id/format was "uuid" and is "uri"
        "type": "number"                        | "type": "string"                        | /$defs/target/properties/value/type was "number" and is "string"
        "PUBLISHED"                             | "PUBLISHED", "WITHDRAWN"                | /properties/status/enum got "WITHDRAWN"
        , "PUBLISHED"                           | ``                                      | /properties/status/enum lost "PUBLISHED"
        "minimum": 0                            | "minimum": 1                            | /properties/counts/additionalProperties/minimum was 0 and is 1
        "properties": {}                        | "properties": {"sum": {}}               | /properties/counts/properties/sum was added where any name is allowed
        "#/$defs/target"                        | "#/$defs/goal"                          | /properties/targets/items/$ref was "#/$defs/target" and is "#/$defs/goal"
        {"const": ".."},                        | ``                                      | /properties/to/anyOf was [{"const":".."},{"type":"string","format":"date"}] and is [{"type":"string","format":"date"}]
        "additionalProperties": false           | "additionalProperties": true            | /additionalProperties was false and is true
        """)
    void any_other_change_is_found(String was, String is, String expected) throws JsonProcessingException {
        assertThat(breaks(was, is)).containsExactly(expected);
    }

    static List<String> schemas() {
        return List.copyOf(
                Contracts.readAll(Contracts.EVENTS.resolve("schemas")).keySet());
    }

    /** Removes every keyword of the present schemas, one at a time. */
    @ParameterizedTest
    @MethodSource("schemas")
    void the_removal_of_any_keyword_is_found(String file) {
        var released = Contracts.read(Contracts.EVENTS.resolve("schemas/" + file));
        var missed = new ArrayList<String>();
        var tried = removeEach(released, released.deepCopy(), "", missed);

        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(1);
    }

    private static int removeEach(JsonNode released, JsonNode root, String place, List<String> missed) {
        var tried = 0;
        var node = root.at(place);
        for (var name : node.propertyStream().map(Map.Entry::getKey).toList()) {
            var at = place + "/" + name.replace("~", "~0").replace("/", "~1");
            if (isForPeople(place, name)) {
                continue;
            }
            tried += 1 + removeEach(released, root, at, missed);
            var object = (ObjectNode) node;
            var removed = object.remove(name);
            if (BreakingChanges.between(released, root).isEmpty()) {
                missed.add(at);
            }
            object.set(name, removed);
        }
        for (var i = 0; i < node.size() && node.isArray(); i++) {
            tried += removeEach(released, root, place + "/" + i, missed);
        }
        return tried;
    }

    /** A member may also be named description. */
    private static boolean isForPeople(String place, String name) {
        return name.equals("description") && !place.endsWith("/properties");
    }

    private static List<String> breaks(String was, String is) throws JsonProcessingException {
        var changed = RELEASED.replace(was, is == null ? "" : is);
        assertThat(changed).isNotEqualTo(RELEASED);
        var json = new JsonMapper();
        return BreakingChanges.between(json.readTree(RELEASED), json.readTree(changed));
    }
}
