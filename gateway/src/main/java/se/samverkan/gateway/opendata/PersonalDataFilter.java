package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Removes from a document the names of people and the status of the day, which are not open data. */
final class PersonalDataFilter {
    private static final String DEPENDS_ON_THE_DAY = "temporalStatus";
    private static final String OFFICE = "roleTitle";
    /** The members that name people, with or without their office. */
    private static final Set<String> PEOPLE = Set.of("signatures", "representatives", "speaker");
    /** The members that identify a person; with the office, the party affiliation reveals a person's political opinion. */
    private static final List<String> PERSONAL = List.of("name", "partyAffiliation");

    private PersonalDataFilter() {}

    /** Removes the personal data of a document in place. */
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
