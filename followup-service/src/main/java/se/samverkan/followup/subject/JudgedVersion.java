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
 */
public record JudgedVersion(int version, Period validity, List<JudgedItem> items) {

    public Optional<JudgedItem> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
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

    /** A version that was replaced before this service knew it: its figures prove nothing. */
    JudgedVersion unknown(int number) {
        return new JudgedVersion(
                number, validity, items.stream().map(JudgedItem::unknown).toList());
    }
}
