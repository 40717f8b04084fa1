package se.samverkan.e2e.contract;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random values that a schema allows, mostly small; codes, parties and ids are existing ones. */
final class AllowedValues {
    private static final int MANY = 3;
    private static final int WORD = 20;
    private static final double LONGEST = 0.05;
    private static final BigDecimal LARGE = BigDecimal.TEN.pow(20);
    /** Characters of one to four bytes in UTF-8, of one and two units in UTF-16, and a combining one. */
    private static final List<String> LETTERS =
            List.of("a", "e", "o", "T", "å", "ä", "ö", " ", "0", "7", "-", "<", "\"", "\\", "\n", "€", "\u0301", "🚓");

    private static final Map<String, List<String>> FORMS = Map.of(
            "uri",
                    List.of(
                            "https://polisen.example/avtal.pdf#s2",
                            "http://kommun.example:8080/?q=a%20b&c=%C3%A5",
                            "HTTPS://[2001:db8::1]/",
                            "mailto:kommunen@kommun.example",
                            "urn:isbn:0451450523"),
            "email", List.of("kommunen@kommun.se", "trygghet.nord+1@kommun.se"),
            "date", List.of("2019-12-31", "2020-02-29", "0001-01-01", "9999-12-31"),
            "date-time",
                    List.of(
                            "2026-01-01T00:00:00Z",
                            "2026-01-01T00:00:00.123456+01:00",
                            "2024-02-29T23:59:59-12:00",
                            "2026-01-01t00:00:00z"),
            "uuid", List.of("019cada1-01e0-7f14-b609-912fe2e7a724", "019CADA1-01E0-7F14-B609-912FE2E7A724"));

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern DAYS = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final ServedContract contract;
    private final Map<String, List<String>> real;
    private final double optional;
    private final Random random;

    /** With the existing values by the name of their member or parameter, and the share of optional members. */
    AllowedValues(ServedContract contract, Map<String, List<String>> real, double optional, Random random) {
        this.contract = contract;
        this.real = real;
        this.optional = optional;
        this.random = random;
    }

    JsonNode of(String name, JsonNode reference) {
        var schema = contract.resolved(reference);
        if (schema.has("else")) {
            return of(name, oneOf(List.of(schema.path("if"), schema.path("else"))));
        }
        var exists = existing(name, schema);
        if (!exists.isEmpty()) {
            return oneOf(exists);
        }
        if (schema.has("enum")) {
            return oneOf(schema.path("enum").valueStream().toList());
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> list(name, schema);
            case "boolean" -> instance.booleanNode(random.nextBoolean());
            case "integer" -> instance.numberNode(integer(schema));
            case "number" -> instance.numberNode(number(schema));
            case "string" -> instance.textNode(text(schema));
            default -> throw new IllegalStateException("unknown type: " + schema);
        };
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** True with this probability. */
    boolean withProbability(double share) {
        return random.nextDouble() < share;
    }

    /** The existing values that the schema allows; an item's own id is free. */
    private List<JsonNode> existing(String name, JsonNode schema) {
        var type = schema.path("type").asText();
        return real.getOrDefault(name, List.of()).stream()
                .filter(value -> schema.path("format").asText().equals("uuid")
                        == UUIDS.matcher(value).matches())
                .filter(value -> matches(schema.path("pattern").asText(""), value))
                .filter(value -> !schema.has("enum")
                        || schema.path("enum")
                                .valueStream()
                                .anyMatch(constant -> constant.asText().equals(value)))
                .filter(value -> List.of("string", "integer").contains(type))
                .map(value -> type.equals("integer")
                        ? (JsonNode) instance.numberNode(Integer.parseInt(value))
                        : instance.textNode(value))
                .toList();
    }

    private JsonNode object(JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        var object = instance.objectNode();
        schema.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            var isGiven = required.contains(name) || name.equals("id") || withProbability(optional);
            if (isGiven
                    && !contract.resolved(property.getValue()).path("readOnly").asBoolean()) {
                object.set(name, of(name, property.getValue()));
            }
        });
        return object;
    }

    private JsonNode list(String name, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(), least + MANY);
        var list = instance.arrayNode();
        for (int left = random.nextInt(least, most + 1); left > 0; left--) {
            var item = of(name, schema.path("items"));
            if (!schema.path("uniqueItems").asBoolean()
                    || !list.valueStream().toList().contains(item)) {
                list.add(item);
            }
        }
        return list;
    }

    private BigInteger integer(JsonNode schema) {
        var least = schema.path("minimum").bigIntegerValue();
        var most = schema.path("maximum").bigIntegerValue();
        return oneOf(List.of(least, least, least.add(BigInteger.ONE).min(most), most));
    }

    private BigDecimal number(JsonNode schema) {
        var least = schema.path("minimum").decimalValue();
        var most = schema.has("maximum") ? schema.path("maximum").decimalValue() : LARGE;
        var fine = BigDecimal.valueOf(random.nextInt(1_000_000), 3).max(least).min(most);
        return oneOf(List.of(BigDecimal.valueOf(random.nextInt(10)), fine, least, most));
    }

    private String text(JsonNode schema) {
        var pattern = schema.path("pattern").asText("");
        int longest = schema.path("maxLength").asInt();
        if (longest == 0) {
            throw new IllegalStateException("a text without maxLength: " + schema);
        }
        var form = pattern.isEmpty() ? null : RgxGen.parse(pattern);
        while (true) {
            var text = schema.has("format")
                    ? oneOf(FORMS.get(schema.path("format").asText()))
                    : form == null || pattern.equals("^\\s*\\S") ? words(longest) : form.generate(random);
            if (text.codePointCount(0, text.length()) <= longest && matches(pattern, text) && !isImpossibleDate(text)) {
                return text;
            }
        }
    }

    /** Whether a text matches the pattern of dates but names a day that its month does not have. */
    private static boolean isImpossibleDate(String text) {
        if (!DAYS.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return false;
        } catch (DateTimeException e) {
            return true;
        }
    }

    private String words(int longest) {
        if (withProbability(LONGEST)) {
            // The limit counts Unicode code points, not bytes or UTF-16 units.
            return oneOf(List.of("å", "🚓")).repeat(longest);
        }
        return IntStream.range(0, random.nextInt(Math.min(longest, WORD) + 1))
                .mapToObj(i -> oneOf(LETTERS))
                .collect(Collectors.joining());
    }

    /** Whether the pattern matches anywhere in the text, as in JSON Schema. */
    static boolean matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }
}
