package se.samverkan.promises.http;

import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.carried;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.successor;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The states of a promise that decide which actions are offered; each can create one. */
enum PromiseState {
    DRAFT(() -> PROMISES.draft(promise("Utkast"))),
    DRAFT_WITHOUT_SOURCE(() -> PROMISES.draft(promise("Utan källa", "sources", List.of()))),
    APPROVED_BY_ONE(() -> approved(PROMISES.draft(promise("Halvt godkänt")), 1, STRANGNAS)),
    APPROVED(() -> approved(PROMISES.draft(promise("Godkänt")), 1, STRANGNAS, POLICE)),
    PUBLISHED(PromiseState::publishedByConsent),
    EDITED(() -> edited(publishedByConsent(), STRANGNAS, POLICE)),
    EDITED_AND_APPROVED(() -> approved(edited(publishedByConsent(), STRANGNAS, POLICE), 3, STRANGNAS, POLICE)),
    EDITED_WITHOUT_THE_POLICE(() -> edited(publishedByConsent(), STRANGNAS)),
    EDITED_WITH_ONE_MORE(() -> edited(publishedByConsent(), STRANGNAS, POLICE, EKERO)),
    PUBLISHED_FROM_THE_ARCHIVE(() -> PROMISES.published(promise("Gammalt"))),
    EDITED_FROM_THE_ARCHIVE(() -> edited(PROMISES.published(promise("Gammalt")), STRANGNAS, POLICE)),
    WITHDRAWN(() -> withdrawn(publishedByConsent())),
    WITHDRAWN_FROM_THE_ARCHIVE(() -> withdrawn(PROMISES.published(promise("Gammalt")))),
    SUCCESSOR_OF_ANOTHERS(() -> PROMISES.draft(successor("Nästa", PROMISES.published(of(STRANGNAS, POLICE, EKERO))))),
    SUCCESSOR_OF_WHAT_IS_WITHDRAWN(PromiseState::successorOfWithdrawn),
    SUCCESSOR_THAT_FORGETS_A_COMMITMENT(PromiseState::forgetful);

    @SuppressWarnings("ImmutableEnumChecker") // Each call creates another promise.
    private final Supplier<String> promise;

    PromiseState(Supplier<String> promise) {
        this.promise = promise;
    }

    /** Creates a promise in this state and returns its id. */
    String create() {
        return promise.get();
    }

    private static Map<String, Object> of(String... parties) {
        return promise("Löfte", "parties", parties(parties));
    }

    private static String approved(String id, int revision, String... parties) {
        for (var party : parties) {
            PROMISES.approve(id, revision, party).statusCode(200);
        }
        return id;
    }

    private static String publishedByConsent() {
        var id = PROMISES.draft(promise("Gemensamt"));
        PROMISES.approveAndPublish(id, 1);
        return id;
    }

    private static String edited(String id, String... parties) {
        PROMISES.replace(id, 2, of(parties)).statusCode(200);
        return id;
    }

    private static String withdrawn(String id) {
        PROMISES.withdraw(id, 2, "Fel").statusCode(200);
        return id;
    }

    private static String successorOfWithdrawn() {
        var before = PROMISES.published(promise("Före"));
        var id = PROMISES.draft(successor("Efter", before));
        withdrawn(before);
        return approved(id, 1, STRANGNAS, POLICE);
    }

    private static String forgetful() {
        var commitments = List.of(Map.of("id", "c1", "text", "Ett"), Map.of("id", "c2", "text", "Två"));
        var before = PROMISES.published(promise("Två punkter", "commitments", commitments));
        return approved(
                PROMISES.draft(successor("En punkt", before, carried(before, "c1", "Ett"))), 1, STRANGNAS, POLICE);
    }
}
