package se.samverkan.followup.subject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.Violations;

/**
 * What follow-ups judge of one version of a subject.
 *
 * @param validity the period of validity of that version, or null
 * @param isKnown false for a version that was replaced before this service knew it: it may have any items, without targets
 */
public record JudgedVersion(int version, Period validity, List<JudgedItem> items, boolean isKnown) {

    public Optional<JudgedItem> item(String id) {
        var known = items.stream().filter(item -> item.id().equals(id)).findFirst();
        return isKnown ? known : known.or(() -> Optional.of(new JudgedItem(id, null, List.of(), null)));
    }

    /** Reports a period that lies in the future, or has no day in common with the validity of the subject. */
    public void checkPeriod(Period reported, String pointer, Violations violations) {
        if (reported != null) {
            violations.unless(
                    reported.from() == null || !reported.from().isInFuture(),
                    pointer,
                    "is in the future: only what has happened can be reported");
            violations.unless(
                    !reported.isApartFrom(validity), pointer, "lies outside the validity of the subject: " + validity);
        }
    }

    public String itemIds() {
        return items.stream().map(JudgedItem::id).sorted().collect(Collectors.joining(", "));
    }

    /** Another version, of which nothing is known but that it has some of these items. */
    JudgedVersion unknown(int number) {
        return new JudgedVersion(
                number, null, items.stream().map(JudgedItem::unknown).toList(), false);
    }
}
