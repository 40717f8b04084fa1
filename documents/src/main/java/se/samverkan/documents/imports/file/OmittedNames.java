package se.samverkan.documents.imports.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.samverkan.domain.person.PersonalMembers;

/** Restores the names of people in a line of an export, which has none: importing an export deletes no names. */
final class OmittedNames {

    private OmittedNames() {}

    /** Restores the names of the people whose other members are unchanged. */
    static void restore(String member, JsonNode line, JsonNode existing) {
        if (line instanceof ObjectNode stated && existing instanceof ObjectNode known) {
            if (PersonalMembers.isPerson(member, known)
                    && known.deepCopy().remove(PersonalMembers.NAMES).equals(stated)) {
                stated.setAll(known.deepCopy());
            }
            stated.properties().forEach(inner -> restore(inner.getKey(), inner.getValue(), known.path(inner.getKey())));
        } else if (line.isArray()) {
            for (int i = 0; i < line.size(); i++) {
                restore(member, line.path(i), existing.path(i));
            }
        }
    }
}
