package se.samverkan.documents.idempotency;

import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import java.util.List;
import java.util.Map;

/** Every POST operation with its role, path and bodies. */
enum RepeatablePost {
    CREATE("editor", ""),
    APPROVE("approver", "approvals"),
    PUBLISH("archivist", "publications"),
    WITHDRAW("approver", "withdrawals"),
    SUCCEED("editor", "successors"),
    REDACT("admin", "redactions");

    final String role;
    final String action;

    RepeatablePost(String role, String action) {
        this.role = role;
        this.action = action;
    }

    Map<String, Object> body() {
        return switch (this) {
            case CREATE -> note("Ny anteckning");
            case APPROVE -> Map.of();
            case PUBLISH -> Map.of("changeNote", "Första");
            case WITHDRAW -> Map.of("explanation", "Fel");
            case SUCCEED -> Map.of("title", "Nästa anteckning");
            case REDACT -> Map.of("pointers", List.of("/representatives/0/name"), "reason", "Skäl");
        };
    }

    /** Another valid body. */
    Map<String, Object> otherBody() {
        return switch (this) {
            case CREATE -> note("Annan anteckning");
            case APPROVE -> Map.of("partyId", STRANGNAS);
            case PUBLISH -> Map.of("changeNote", "Andra");
            case WITHDRAW -> Map.of("explanation", "Rätt");
            case SUCCEED -> Map.of();
            case REDACT -> Map.of("pointers", List.of("/representatives/0/name"), "reason", "Annat");
        };
    }

    /** A note on which the operation is possible, or null for the creation of a note. */
    String target() {
        var note = note("Anteckning", "representatives", List.of(Map.of("name", "Eva Ek")));
        return switch (this) {
            case CREATE -> null;
            case APPROVE, PUBLISH -> NOTES.draft(note);
            case WITHDRAW, SUCCEED, REDACT -> NOTES.published(note);
        };
    }

    int revision() {
        return this == APPROVE || this == PUBLISH ? 1 : 2;
    }

    int status() {
        return createsADocument() ? 201 : 200;
    }

    boolean createsADocument() {
        return this == CREATE || this == SUCCEED;
    }
}
