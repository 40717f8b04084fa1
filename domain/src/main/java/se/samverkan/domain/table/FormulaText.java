package se.samverkan.domain.table;

/** Cells that a spreadsheet would read as formulas, also in full-width characters, and the apostrophe before them. */
public final class FormulaText {
    private static final String SIGNS = "=+-@\t\r＝＋－＠";
    private static final char MARK = '\'';

    private FormulaText() {}

    /** Adds an apostrophe to a formula, and to one that has apostrophes already, so that one can be removed again. */
    public static String escape(String cell) {
        return isFormula(cell) ? MARK + cell : cell;
    }

    /** Removes the apostrophe that {@link #escape} adds. */
    static String unescape(String cell) {
        return isFormula(cell) && cell.charAt(0) == MARK ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        int first = 0;
        while (cell != null && first < cell.length() && cell.charAt(first) == MARK) {
            first++;
        }
        return cell != null && first < cell.length() && SIGNS.indexOf(cell.charAt(first)) >= 0;
    }
}
