package se.samverkan.documents.imports.file;

import java.util.List;

/**
 * The cells of a file with a table.
 *
 * @param rows the rows below the header that are not empty
 */
record Sheet(String encoding, List<String> header, List<Row> rows) {

    /** A row by its number in the file, with the cells that cannot be read. */
    record Row(int number, List<String> cells, List<Fault> faults) {
        boolean isEmpty() {
            return faults.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** What is wrong with the cell of an index. */
    record Fault(int index, String text) {}
}
