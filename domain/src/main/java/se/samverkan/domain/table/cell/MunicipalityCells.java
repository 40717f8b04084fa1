package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;

/** The cells of a document's municipalities: their codes, and what the register says of them. */
public final class MunicipalityCells {
    public static final CellFormat CODES = ListFormat.of(JsonNode::asText, MunicipalityCells::code);

    /** A code whose leading zero a spreadsheet removed. */
    private static final Pattern WITHOUT_ZERO = Pattern.compile("\\d{3}");

    private MunicipalityCells() {}

    /** The distinct values of a property in the register. */
    public static CellFormat property(Function<Municipality, String> property) {
        return CellFormat.shown(codes -> codes.valueStream()
                .flatMap(code -> Municipalities.find(code.asText()).stream())
                .map(property)
                .distinct()
                .collect(Collectors.joining(ListFormat.SEPARATOR)));
    }

    private static JsonNode code(String text, Consumer<String> refusals) {
        var code = WITHOUT_ZERO.matcher(text).matches() ? "0" + text : text;
        if (Municipalities.contains(code)) {
            return new TextNode(code);
        }
        refusals.accept(text + " is not a municipality in SCB's register: write codes of four digits, such as 0486,"
                + " separated by semicolons");
        return null;
    }
}
