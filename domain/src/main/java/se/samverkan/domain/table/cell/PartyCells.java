package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.register.Municipalities;

/** The cell of the parties: the ids of organisations and the names of categories. */
public final class PartyCells {
    public static final CellFormat PARTIES = ListFormat.of(PartyCells::write, PartyCells::party);

    private static final Pattern ID = Pattern.compile(Party.ID);
    /** An attempt at an id: a category's name has no colon between letters. */
    private static final Pattern LIKE_ID = Pattern.compile("\\S{1,40}:\\S{1,100}");

    private PartyCells() {}

    private static String write(JsonNode party) {
        return party.path("id").asText(party.path("name").asText());
    }

    private static JsonNode party(String text, Consumer<String> refusals) {
        var party = JsonNodeFactory.instance.objectNode();
        if (!ID.matcher(text).matches()) {
            if (LIKE_ID.matcher(text).matches()) {
                refusals.accept(text + " " + Party.ID_FORM + "; or write the name of a category, such as näringslivet");
                return null;
            }
            return party.put("category", true).put("name", text);
        }
        party.put("id", text);
        new Party(text, null, null, null, null)
                .municipalityCode()
                .flatMap(Municipalities::find)
                .ifPresent(municipality -> party.put("name", municipality.name() + " kommun"));
        return party;
    }
}
