package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What of a document is passed on as open data: all but who the people in it are, and what depends on the day. */
final class PersonalDataFilter {
    private static final String DEPENDS_ON_THE_DAY = "temporalStatus";
    private static final String OFFICE = "roleTitle";
    /** Where people are named; a source need not state their office. */
    private static final Set<String> PEOPLE = Set.of("signatures", "representatives", "speaker");
    /** The second is a political opinion, and the office leads back to whose it is. */
    private static final List<String> PERSONAL = List.of("name", "partyAffiliation");

    private PersonalDataFilter() {}

    /** Takes out of a document what is not passed on. */
    static ObjectNode of(ObjectNode document) {
        document.remove(DEPENDS_ON_THE_DAY);
        clean("", document);
        return document;
    }

    private static void clean(String member, JsonNode json) {
        if (json instanceof ObjectNode object) {
            if (PEOPLE.contains(member) || object.has(OFFICE)) {
                object.remove(PERSONAL);
            }
            object.properties().forEach(inner -> clean(inner.getKey(), inner.getValue()));
        } else {
            json.forEach(element -> clean(member, element));
        }
    }
}
