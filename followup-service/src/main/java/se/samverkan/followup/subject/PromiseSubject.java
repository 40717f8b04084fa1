package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.time.Period;

/** The members of a published promise that follow-ups, activity reports and progress read. */
public record PromiseSubject(
        int version,
        List<String> municipalities,
        List<Party> parties,
        Period validity,
        List<Item> commitments,
        List<Item> activities)
        implements FollowUpSubject {
    @Override
    public Stream<Item> items() {
        return Stream.concat(
                commitments.stream().map(item -> item.as(ItemKind.COMMITMENT)),
                activities.stream().map(item -> item.as(ItemKind.ACTIVITY)));
    }
}
