package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Several values in one cell, separated by semicolons. A value that the document has already is kept whole, with the members that
 * its cell does not show and the semicolons in it.
 */
public final class ListFormat {
    public static final String SEPARATOR = ";";

    /** More than any list of a document may have. */
    private static final int MOST_VALUES = 1_000;

    private ListFormat() {}

    /** The format of a list whose elements are written and parsed so; a parser returns null after a refusal. */
    public static CellFormat of(
            Function<JsonNode, String> writer, BiFunction<String, Consumer<String>, JsonNode> parser) {
        return new CellFormat(list -> joined(list, writer), (cell, existing, refusals) -> {
            var known = new ArrayList<JsonNode>();
            existing.valueStream().forEach(known::add);
            var values = JsonNodeFactory.instance.arrayNode();
            boolean isRefused = false;
            var parts = split(cell, known.stream().map(writer).toList());
            if (parts.size() > MOST_VALUES) {
                refusals.accept("has " + parts.size() + " values: a cell has at most " + MOST_VALUES);
                return null;
            }
            for (var text : parts) {
                var value = take(known, text, writer);
                if (value == null) {
                    value = parser.apply(text, refusals);
                }
                if (value == null) {
                    isRefused = true;
                } else {
                    values.add(value);
                }
            }
            return isRefused ? null : values;
        });
    }

    private static String joined(JsonNode list, Function<JsonNode, String> writer) {
        return list.isTextual() ? list.asText() : list.valueStream().map(writer).collect(Collectors.joining(SEPARATOR));
    }

    /** Removes the first value that is written so. */
    private static JsonNode take(List<JsonNode> known, String text, Function<JsonNode, String> writer) {
        for (var value : known) {
            if (writer.apply(value).strip().equals(text)) {
                known.remove(value);
                return value;
            }
        }
        return null;
    }

    /** The parts of a cell, of which one may be a known text with semicolons in it. */
    private static List<String> split(String cell, List<String> known) {
        var parts = new ArrayList<String>();
        int begin = 0;
        while (begin < cell.length()) {
            if (Character.isWhitespace(cell.charAt(begin))) {
                begin++;
                continue;
            }
            int end = end(cell, begin, known);
            var part = cell.substring(begin, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            begin = end + SEPARATOR.length();
        }
        return parts;
    }

    private static int end(String cell, int begin, List<String> known) {
        int length = 0;
        for (var text : known) {
            if (text.length() > length && cell.startsWith(text, begin) && isEnd(cell, begin + text.length())) {
                length = text.length();
            }
        }
        int separator = cell.indexOf(SEPARATOR, begin);
        return length > 0 ? begin + length : separator < 0 ? cell.length() : separator;
    }

    private static boolean isEnd(String cell, int position) {
        return position == cell.length() || cell.startsWith(SEPARATOR, position);
    }
}
