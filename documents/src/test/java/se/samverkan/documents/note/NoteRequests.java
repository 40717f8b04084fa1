package se.samverkan.documents.note;

import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.stack.testing.DocumentRequests;

/** The notes that the tests send. */
public final class NoteRequests {
    public static final DocumentRequests NOTES = new DocumentRequests("/samverkan/v1/notes");

    private NoteRequests() {}

    /** A note of Strängnäs and the police that can be published. */
    public static Map<String, Object> note(String title) {
        var note = new HashMap<String, Object>();
        note.put("title", title);
        note.put("municipalities", List.of("0486"));
        note.put("parties", parties(STRANGNAS, POLICE));
        note.put("sources", List.of(Map.of("publisher", "Strängnäs kommun", "title", "Samverkan kommun och Polis")));
        return note;
    }

    /** The same note with one member added or replaced. */
    public static Map<String, Object> note(String title, String member, Object value) {
        var note = note(title);
        note.put(member, value);
        return note;
    }

    public static Map<String, Object> noteWithRepresentatives(String title, String... names) {
        return note(
                title,
                "representatives",
                Stream.of(names).map(name -> Map.of("name", name)).toList());
    }
}
