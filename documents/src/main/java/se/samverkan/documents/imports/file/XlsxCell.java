package se.samverkan.documents.imports.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** The text of a spreadsheet's cell, as its reader sees it. */
final class XlsxCell {
    /** Excel stores numbers with more digits than it shows. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    private static final Set<Integer> DATE_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);
    /** Literal text, colours, conditions and escaped characters of a format. */
    private static final Pattern NO_FIELDS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.");

    private static final Pattern DATE_FIELDS = Pattern.compile("(?i)[yd]");

    private XlsxCell() {}

    /** The text; empty for no cell. */
    static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? cell.asDate().toLocalDate().toString() : number(cell.asNumber());
        }
        return cell.getType() == CellType.STRING ? cell.asString() : String.valueOf(cell.getRawValue());
    }

    /** Why the cell cannot be read, or null. */
    static String fault(Cell cell) {
        if (cell == null) {
            return null;
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return "is a formula: paste its value";
        }
        return switch (cell.getType()) {
            case BOOLEAN -> "is a truth value: write the cell as text";
            case ERROR -> "is an error (" + cell.getRawValue() + "): write the value";
            default -> null;
        };
    }

    private static String number(BigDecimal number) {
        return number.round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        if (cell.getDataFormatId() != null && DATE_FORMATS.contains(cell.getDataFormatId())) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && DATE_FIELDS.matcher(NO_FIELDS.matcher(format).replaceAll("")).find();
    }
}
