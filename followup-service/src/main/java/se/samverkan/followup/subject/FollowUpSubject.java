package se.samverkan.followup.subject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;

/** The members of a published document that a follow-up about it reads. */
public sealed interface FollowUpSubject permits AgreementSubject, ActionPlanSubject, PromiseSubject {
    int version();

    List<String> municipalities();

    List<Party> parties();

    /** The period of validity, or null. */
    Period validity();

    /** Reports parties that are not parties of the subject: nobody else follows it up. */
    default void checkParties(Set<String> reporting, Violations violations) {
        var own = parties().stream()
                .map(Party::id)
                .filter(id -> id != null)
                .collect(Collectors.toCollection(TreeSet::new));
        violations.unless(own.containsAll(reporting), "/parties", "only its parties report on it: " + own);
    }

    /** Reports municipalities that neither the subject concerns nor report themselves: they do not consent. */
    default void checkMunicipalities(Content report, Violations violations) {
        for (int i = 0; i < report.municipalities().size(); i++) {
            var code = report.municipalities().get(i);
            violations.unless(
                    municipalities().contains(code) || report.partyIds().contains("municipality:" + code),
                    "/municipalities/" + i,
                    code + " has no part in what is reported on");
        }
    }

    /** Every item that can be assessed. */
    Stream<Item> items();

    /** This version as follow-ups judge it. */
    default JudgedVersion judged() {
        return new JudgedVersion(
                version(), validity(), items().map(JudgedItem::of).toList(), true);
    }

    /**
     * An item with its words and targets.
     *
     * @param kind null unless the subject is a promise
     */
    public record Item(String id, ItemKind kind, String title, String text, List<Target> targets) {
        Item as(ItemKind known) {
            return new Item(id, known, title, text, targets);
        }
    }
}
