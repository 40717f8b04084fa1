package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;

/** The members of a published action plan that a follow-up reads. */
public record KnownActionPlan(
        int version, List<String> municipalities, List<Party> parties, List<KnownGoal> goals, List<Item> measures)
        implements KnownSubject {
    @Override
    public Stream<Item> items() {
        return Stream.concat(goals.stream().map(KnownGoal::asItem), measures.stream());
    }
}
