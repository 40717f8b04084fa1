package se.samverkan.domain.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The members of documents that name people, which are not open data. */
public final class PersonalMembers {
    /** The members that identify a person; with the office, the party affiliation reveals a person's political opinion. */
    public static final List<String> NAMES = List.of("name", "partyAffiliation");

    private static final String OFFICE = "roleTitle";
    /** The members that name people, with or without their office. */
    private static final Set<String> PEOPLE = Set.of("signatures", "representatives", "speaker");

    private PersonalMembers() {}

    /** Whether an object in a member of this name is about a person. */
    public static boolean isPerson(String member, ObjectNode object) {
        return PEOPLE.contains(member) || object.has(OFFICE);
    }
}
