package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Lets templates read the members of JSON objects by their names; an absent member is null. */
final class JsonResolver implements ValueResolver {
    private static final int BEFORE_THE_OTHERS = 10;

    @Override
    public int getPriority() {
        return BEFORE_THE_OTHERS;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof ObjectNode && context.getParams().isEmpty();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return CompletedStage.of(value(((ObjectNode) context.getBase()).get(context.getName())));
    }

    /** A text, number, truth value, list or object, as templates use it; null for what is absent. */
    static Object value(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isArray() ? list(node) : node;
    }

    private static List<Object> list(JsonNode array) {
        var values = new ArrayList<>(array.size());
        array.forEach(element -> values.add(value(element)));
        return values;
    }
}
