package se.samverkan.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests to an operation that are derived from the contract only: allowed ones and ones with one fault. */
record RequestGenerator(ContractOperation operation, AllowedValues allowed) {
    private static final double GIVEN = 0.2;
    private static final int LONG = 200;
    private static final int TOO_LONG = 4_001;
    private static final double IN_PARAMETERS = 0.2;
    private static final String JSON = "application/json";

    /** The part of a request that has a fault. */
    enum Part {
        BODY,
        QUERY,
        PATH,
        HEADER
    }

    /** A request with one fault: its description, and the JSON pointer or parameter that the response must name. */
    record Broken(Call call, String fault, Part part, String place) {
        @Override
        public String toString() {
            return fault + " at " + part + " " + place;
        }
    }

    /** A request that the contract allows, without token and document. */
    Call allowedCall() {
        var call = new Call(operation, Map.of(), query(), "", Map.of(), null);
        return operation
                .bodySchema()
                .map(schema -> call.withHeader("Content-Type", JSON)
                        .withBody(allowed.of("", schema).toString()))
                .orElse(call);
    }

    private Map<String, String> query() {
        var query = new HashMap<String, String>();
        for (var parameter : operation.parameters("query")) {
            var name = parameter.path("name").asText();
            // A cursor of this list comes from a response only.
            if (name.equals("after")) {
                continue;
            }
            if (parameter.path("required").asBoolean() || allowed.withProbability(GIVEN)) {
                query.put(name, value(name, parameter.path("schema")));
            }
        }
        return query;
    }

    private String value(String name, JsonNode schema) {
        var value = "";
        // An empty parameter is refused, and the length of a request line is limited.
        while (value.isBlank() || value.length() > LONG) {
            value = allowed.of(name, schema).asText();
        }
        return value;
    }

    /** A request with one fault; empty for an operation that has nothing to get wrong. */
    Optional<Broken> brokenCall() {
        var call = allowedCall();
        if (call.body() != null && !allowed.withProbability(IN_PARAMETERS)) {
            return Optional.of(inBody(operation.bodySchema().orElseThrow(), call));
        }
        var faults = inParameters(call);
        return faults.isEmpty() ? Optional.empty() : Optional.of(allowed.oneOf(faults));
    }

    private Broken inBody(JsonNode schema, Call call) {
        var faults = InvalidBody.in(operation.contract(), schema, ServedContract.tree(call.body()));
        var kind =
                allowed.oneOf(faults.stream().map(InvalidBody::kind).distinct().toList());
        var fault =
                allowed.oneOf(faults.stream().filter(one -> one.kind() == kind).toList());
        return new Broken(call.withBody(fault.body()), kind.name(), Part.BODY, fault.pointer());
    }

    /** Whether a bad value is refused: a malformed traceparent begins a new trace, a malformed If-None-Match is ignored, a cursor is gone. */
    private static boolean isValidated(JsonNode header) {
        return !List.of("traceparent", "If-None-Match", "Last-Event-ID")
                .contains(header.path("name").asText());
    }

    private List<Broken> inParameters(Call call) {
        var broken = new ArrayList<Broken>();
        for (var parameter : operation.parameters("query")) {
            var name = parameter.path("name").asText();
            for (var value : notAllowed(parameter.path("schema"))) {
                broken.add(new Broken(call.withQuery(name, value), "bad value", Part.QUERY, name));
            }
        }
        call.query()
                .forEach((name, value) ->
                        broken.add(new Broken(call.withMoreQuery(name, value), "repeated", Part.QUERY, name)));
        broken.add(new Broken(call.withMoreQuery("okänd", "1"), "unknown parameter", Part.QUERY, "okänd"));
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asText();
            for (var value : notAllowed(parameter.path("schema"))) {
                if (!value.isBlank()) {
                    broken.add(new Broken(call.withPath(name, value), "bad value", Part.PATH, name));
                }
            }
        }
        operation.parameters("header").stream()
                .filter(RequestGenerator::isValidated)
                .forEach(parameter -> {
                    var name = parameter.path("name").asText();
                    broken.add(new Broken(call.withHeader(name, "x".repeat(TOO_LONG)), "too long", Part.HEADER, name));
                });
        if (call.body() != null) {
            broken.add(new Broken(
                    call.withHeader("Content-Type", "text/plain"), "wrong type of body", Part.HEADER, "Content-Type"));
        }
        return broken;
    }

    /** Values of a parameter that its schema does not allow. */
    private List<String> notAllowed(JsonNode reference) {
        var schema = operation.contract().resolved(reference);
        var values = new ArrayList<String>();
        if (schema.has("enum")) {
            values.addAll(List.of("ANNAT", "--"));
        }
        if (schema.path("type").asText().equals("integer")) {
            values.addAll(List.of(
                    "1.5",
                    "ett",
                    schema.path("minimum")
                            .bigIntegerValue()
                            .subtract(BigInteger.ONE)
                            .toString(),
                    schema.path("maximum").bigIntegerValue().add(BigInteger.ONE).toString()));
        }
        if (schema.has("format") && schema.path("type").asText().equals("string")) {
            values.addAll(List.of("7", "2019-02-30", "inget"));
        }
        if (schema.has("pattern")) {
            values.addAll(List.of("inget sådant", "x"));
        }
        if (schema.has("maxLength") && !schema.has("enum")) {
            values.add("å".repeat(schema.path("maxLength").asInt() + 1));
        }
        return values;
    }
}
