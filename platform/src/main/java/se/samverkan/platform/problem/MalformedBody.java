package se.samverkan.platform.problem;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A body that could not be parsed as its record: finds every member that is wrong, at every depth, where the parser stops at the
 * first. What is wrong is taken out of the tree, so that the rest can be parsed and validated.
 */
public final class MalformedBody {
    /** The members of a document that the service itself sets. */
    static final List<String> SERVER_OWNED = List.of(
            "id",
            "version",
            "revision",
            "publicationStatus",
            "hasUnpublishedChanges",
            "temporalStatus",
            "publishedAt",
            "updatedAt",
            "changeNote",
            "approvals",
            "missingApprovals",
            "confirmations",
            "subject",
            "earliest",
            "latest",
            "createdAt",
            "failingSince",
            "disabledReason",
            "formerSecretValidUntil",
            "_links");

    /** More tell a client nothing more, and cost time. */
    public static final int MOST_VIOLATIONS = 1_000;

    private final ObjectMapper mapper;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, JsonNode> serverOwned = new LinkedHashMap<>();
    private final Map<String, JsonNode> computed = new LinkedHashMap<>();

    /**
     * Takes out of the tree what is wrong, and what the service sets.
     *
     * @param isDocument whether it is the whole of a document, so that a client may repeat what the service has set
     */
    public MalformedBody(ObjectNode body, Class<?> type, boolean isDocument, ObjectMapper mapper) {
        this.mapper = mapper;
        if (isDocument) {
            SERVER_OWNED.stream()
                    .filter(name -> body.has(name) && !components(type).containsKey(name))
                    .forEach(name -> serverOwned.put("/" + name, body.remove(name)));
        }
        check(body, type, "");
    }

    /** Every violation of the form. */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether the search ended early, so that not everything that is wrong was taken out. */
    public boolean hasTooMany() {
        return violations.size() >= MOST_VIOLATIONS;
    }

    /** The members that the service sets, which the client may have read, by their JSON pointers. */
    public Map<String, JsonNode> serverOwned() {
        return serverOwned;
    }

    /** The members that follow from others in the same body, by their JSON pointers. */
    public Map<String, JsonNode> computed() {
        return computed;
    }

    private void check(ObjectNode node, Class<?> type, String pointer) {
        var components = components(type);
        // A copy, since members are taken out.
        for (var name : node.propertyStream().map(Map.Entry::getKey).toList()) {
            if (hasTooMany()) {
                return;
            }
            var at = pointer + "/" + UnreadableJson.escape(name);
            var component = components.get(name);
            if (component == null && isComputed(type, name)) {
                takeOut(node, type, name, at);
            } else if (component == null) {
                violations.add(new Violation(at, UnreadableJson.unknown(name, components.keySet())));
                node.remove(name);
            } else if (!isReadable(node.get(name), type(component, node.get(name)), at)) {
                node.remove(name);
            }
        }
    }

    /** A component that the service sets is stored; any other read-only member follows from the rest of the body. */
    private void takeOut(ObjectNode node, Class<?> type, String name, String at) {
        var value = node.remove(name);
        var stored = Stream.of(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
        if (stored.isEmpty()) {
            computed.put(at, value);
        } else if (isReadable(value, stored.get().getGenericType(), at)) {
            serverOwned.put(at, value);
        }
    }

    /** Reports what is wrong with a value; returns whether it can be parsed now. */
    private boolean isReadable(JsonNode value, Type type, String at) {
        if (type instanceof Class<?> record && isObject(record) && value instanceof ObjectNode object) {
            check(object, record, at);
            return true;
        }
        if (type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && value instanceof ArrayNode items) {
            return isReadable(items, list.getActualTypeArguments()[0], at);
        }
        try {
            mapper.readerFor(mapper.constructType(type)).readValue(value);
            return true;
        } catch (JsonProcessingException unreadable) {
            var nested = UnreadableJson.explain(unreadable);
            violations.add(new Violation(at + nested.pointer(), nested.text()));
        } catch (IOException e) {
            throw new UncheckedIOException("A tree is read without input or output", e);
        }
        return false;
    }

    private boolean isReadable(ArrayNode items, Type type, String at) {
        var areReadable = true;
        for (int i = 0; i < items.size() && !hasTooMany(); i++) {
            if (items.get(i).isNull()) {
                violations.add(new Violation(at + "/" + i, UnreadableJson.NULL));
                areReadable = false;
            } else {
                areReadable &= isReadable(items.get(i), type, at + "/" + i);
            }
        }
        return areReadable;
    }

    /** The type of a component; of a list that may also be sent as its single element that of the element. */
    private static Type type(RecordComponent component, JsonNode sent) {
        var format = component.getAccessor().getAnnotation(JsonFormat.class);
        var isElement = format != null
                && List.of(format.with()).contains(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                && !sent.isArray();
        return isElement && component.getGenericType() instanceof ParameterizedType list
                ? list.getActualTypeArguments()[0]
                : component.getGenericType();
    }

    /** The components that a client sends, by their names in JSON. */
    private static Map<String, RecordComponent> components(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            if (!isReadOnly(component.getAccessor())) {
                components.put(component.getName(), component);
            }
        }
        return components;
    }

    private static boolean isComputed(Class<?> type, String name) {
        return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(name) && isReadOnly(method));
    }

    private static boolean isReadOnly(Method accessor) {
        var property = accessor.getAnnotation(JsonProperty.class);
        return property != null && property.access() == JsonProperty.Access.READ_ONLY;
    }

    /** Whether a record is a JSON object, and not a text with rules of its own. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getMethods()).noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }
}
