package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;

/** The members of a published promise that follow-ups, activity reports and progress read. */
public record PromiseSubject(
        int version, List<String> municipalities, List<Party> parties, List<Item> commitments, List<Item> activities)
        implements FollowUpSubject {
    @Override
    public Stream<Item> items() {
        return Stream.concat(commitments.stream(), activities.stream());
    }
}
