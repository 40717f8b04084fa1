package se.samverkan.promises;

import static se.samverkan.promises.PromiseRequests.STRANGNAS;
import static se.samverkan.promises.PromiseRequests.draft;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.published;

import java.util.List;
import java.util.Map;

/** Every POST there is, and what it is sent with. */
enum RepeatablePost {
    CREATE("editor", ""),
    APPROVE("approver", "approvals"),
    PUBLISH("archivist", "publications"),
    WITHDRAW("approver", "withdrawals"),
    RENEW("editor", "renewals"),
    REDACT("admin", "redactions");

    final String role;
    final String action;

    RepeatablePost(String role, String action) {
        this.role = role;
        this.action = action;
    }

    Map<String, Object> body() {
        return switch (this) {
            case CREATE -> promise("Nytt löfte");
            case APPROVE -> Map.of();
            case PUBLISH -> Map.of("changeNote", "Första");
            case WITHDRAW -> Map.of("explanation", "Fel");
            case RENEW -> Map.of("title", "Nästa löfte");
            case REDACT -> Map.of("pointers", List.of("/representatives/0/name"), "reason", "Skäl");
        };
    }

    /** One that would be right as well. */
    Map<String, Object> otherBody() {
        return switch (this) {
            case CREATE -> promise("Annat löfte");
            case APPROVE -> Map.of("partyId", STRANGNAS);
            case PUBLISH -> Map.of("changeNote", "Andra");
            case WITHDRAW -> Map.of("explanation", "Rätt");
            case RENEW -> Map.of();
            case REDACT -> Map.of("pointers", List.of("/representatives/0/name"), "reason", "Annat");
        };
    }

    /** A promise that this can be done to, or null for the one that makes a promise. */
    String target() {
        var promise = promise("Löfte", "representatives", List.of(Map.of("name", "Eva Ek")));
        return switch (this) {
            case CREATE -> null;
            case APPROVE, PUBLISH -> draft(promise);
            case WITHDRAW, RENEW, REDACT -> published(promise);
        };
    }

    int revision() {
        return this == APPROVE || this == PUBLISH ? 1 : 2;
    }

    int status() {
        return makesAPromise() ? 201 : 200;
    }

    boolean makesAPromise() {
        return this == CREATE || this == RENEW;
    }
}
