package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.time.Period;

/** The members of a published action plan that a follow-up reads. */
public record ActionPlanSubject(
        int version,
        List<String> municipalities,
        List<Party> parties,
        Period validity,
        List<SubjectGoal> goals,
        List<Item> measures)
        implements FollowUpSubject {
    @Override
    public Stream<Item> items() {
        return Stream.concat(goals.stream().map(SubjectGoal::asItem), measures.stream());
    }
}
