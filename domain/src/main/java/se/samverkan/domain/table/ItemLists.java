package se.samverkan.domain.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The lists of a document whose items are the rows of a table.
 *
 * @param kindColumn the name of the column with the kind of the row's item
 * @param idColumn the name of the column with the item's id
 * @param members the names of the lists by kind, in the order of the rows
 */
public record ItemLists(String kindColumn, String idColumn, SequencedMap<String, String> members) {
    public ItemLists {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }
}
