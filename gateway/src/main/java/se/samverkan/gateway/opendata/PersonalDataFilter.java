package se.samverkan.gateway.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.samverkan.domain.person.PersonalMembers;

/** Removes from a document the names of people and the status of the day, which are not open data. */
final class PersonalDataFilter {
    private static final String DEPENDS_ON_THE_DAY = "temporalStatus";

    private PersonalDataFilter() {}

    /** Removes the personal data of a document in place. */
    static ObjectNode of(ObjectNode document) {
        document.remove(DEPENDS_ON_THE_DAY);
        clean("", document);
        return document;
    }

    private static void clean(String member, JsonNode json) {
        if (json instanceof ObjectNode object) {
            if (PersonalMembers.isPerson(member, object)) {
                object.remove(PersonalMembers.NAMES);
            }
            object.properties().forEach(inner -> clean(inner.getKey(), inner.getValue()));
        } else {
            json.forEach(element -> clean(member, element));
        }
    }
}
