package se.samverkan.documents.imports.file;

import static se.samverkan.domain.table.Column.Scope.DOCUMENT;
import static se.samverkan.domain.table.Column.Scope.ITEM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.ItemLists;
import se.samverkan.domain.table.cell.CellFormat;
import se.samverkan.domain.table.cell.Choice;

/** A small table of notes with lines and pictures. */
final class NoteTable {
    static final DocumentTable TABLE = new DocumentTable(
            List.of(
                    Column.shown(DOCUMENT, "noteId", "Anteckningens id", "/id", "id"),
                    Column.ofMember(DOCUMENT, "externalId", "Eget id", "/externalId", CellFormat.TOKEN, "nyckel"),
                    Column.ofMember(DOCUMENT, "title", "Rubrik", "/title", CellFormat.TEXT, "rubrik"),
                    Column.ofMember(DOCUMENT, "validFrom", "Gäller från", "/validFrom", CellFormat.TOKEN, "datum"),
                    Column.shown(DOCUMENT, "version", "Version", "/version", "version"),
                    Column.choice(
                            ITEM,
                            "itemKind",
                            "Slag",
                            null,
                            List.of(new Choice("LINE", "rad"), new Choice("PICTURE", "bild")),
                            "slag"),
                    Column.ofMember(ITEM, "itemId", "Radens id", "/id", CellFormat.TOKEN, "id"),
                    Column.ofMember(ITEM, "text", "Text", "/text", CellFormat.TEXT, "text"),
                    Column.choice(
                            ITEM,
                            "colour",
                            "Färg",
                            "/colour",
                            List.of(new Choice("RED", "röd"), new Choice("BLUE", "blå")),
                            "färg")),
            "noteId",
            "externalId",
            new ItemLists("itemKind", "itemId", new LinkedHashMap<>(Map.of("LINE", "lines"))));

    private NoteTable() {}
}
