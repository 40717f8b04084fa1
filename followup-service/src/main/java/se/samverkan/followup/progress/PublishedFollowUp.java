package se.samverkan.followup.progress;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.documents.kind.Confirmation.Status;
import se.samverkan.domain.content.FollowUpKind;
import se.samverkan.domain.time.Period;
import se.samverkan.followup.FollowUpContent;
import se.samverkan.followup.FollowUpView;

/** A published follow-up with the parties that stand behind it: a party that has not answered states nothing. */
record PublishedFollowUp(FollowUpView view, String publisher) {

    /** By the end of the period, then by publication. */
    static final Comparator<PublishedFollowUp> NEWEST_FIRST = comparing(
                    PublishedFollowUp::lastDay, nullsFirst(naturalOrder()))
            .thenComparing(followUp -> followUp.view().envelope().publishedAt())
            .reversed();

    UUID id() {
        return view.envelope().id();
    }

    FollowUpContent content() {
        return view.content();
    }

    /** The version that is judged; null where the follow-up was published before it was recorded. */
    Integer judgedVersion() {
        return content().subject().version();
    }

    Period period() {
        return content().span();
    }

    /** Whether both cover exactly the same days, however they write them. */
    boolean isOfSamePeriod(PublishedFollowUp other) {
        return Objects.equals(firstDay(), other.firstDay()) && Objects.equals(lastDay(), other.lastDay());
    }

    /** Whether this one says nothing about the time of a newer one: their days differ, or it was only on the way to it. */
    boolean isOverBy(PublishedFollowUp newer) {
        return (period() != null && period().isApartFrom(newer.period()))
                || (content().kind() == FollowUpKind.INTERIM && !isOfSamePeriod(newer));
    }

    LocalDate firstDay() {
        return period() == null ? null : period().earliest();
    }

    LocalDate lastDay() {
        return period() == null ? null : period().lastDay();
    }

    /** The party that published it, and those that confirmed it. */
    List<String> parties() {
        return Stream.concat(Stream.of(publisher), having(Status.CONFIRMED))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> dissenters() {
        return having(Status.DISSENTED).toList();
    }

    private Stream<String> having(Status status) {
        return view.confirmations().stream()
                .filter(position -> position.status() == status)
                .map(Confirmation::partyId);
    }
}
