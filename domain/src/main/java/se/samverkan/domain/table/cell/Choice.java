package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.openapi.SwedishLabels;

/** A value of an enumeration and its Swedish label. */
public record Choice(String constant, String label) {

    /** The values of an enumeration of the contract. */
    public static List<Choice> of(Class<? extends Enum<?>> type) {
        var schema = type.getAnnotation(Schema.class).name();
        return Stream.of(type.getEnumConstants())
                .map(Enum::name)
                .map(name -> new Choice(name, SwedishLabels.of(schema + "." + name)))
                .toList();
    }

    /** Writes the constant, and reads the constant or its label. */
    public static CellFormat format(List<Choice> choices) {
        return new CellFormat(JsonNode::asText, (cell, existing, refusals) -> {
            var read = constant(choices, cell);
            if (read.isEmpty()) {
                refusals.accept(expected(choices));
            }
            return read.map(TextNode::valueOf).orElse(null);
        });
    }

    /** The constant of a cell that holds it or its label, in any case. */
    public static Optional<String> constant(List<Choice> choices, String cell) {
        var text = cell.strip();
        return choices.stream()
                .filter(choice -> choice.constant.equalsIgnoreCase(text) || choice.label.equalsIgnoreCase(text))
                .map(Choice::constant)
                .findFirst();
    }

    /** The refusal of another value. */
    public static String expected(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.constant + " (" + choice.label + ")")
                .collect(Collectors.joining(", ", "is none of the values: write one of ", ""));
    }
}
