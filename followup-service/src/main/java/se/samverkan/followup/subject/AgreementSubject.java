package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.time.Period;

/** The members of a published agreement that a follow-up reads. */
public record AgreementSubject(
        int version, List<String> municipalities, List<Party> parties, Period validity, List<FocusArea> focusAreas)
        implements FollowUpSubject {

    record FocusArea(String id, String title, List<SubjectGoal> goals) {}

    @Override
    public Stream<Item> items() {
        return focusAreas.stream()
                .flatMap(area -> Stream.concat(
                        Stream.of(new Item(area.id(), null, area.title(), null, List.of())),
                        area.goals().stream().map(SubjectGoal::asItem)));
    }
}
