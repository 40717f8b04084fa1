package se.samverkan.followup.subject;

import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Party;

/** The members of a published agreement that a follow-up reads. */
public record KnownAgreement(int version, List<String> municipalities, List<Party> parties, List<FocusArea> focusAreas)
        implements KnownSubject {

    record FocusArea(String id, List<KnownGoal> goals) {}

    @Override
    public Stream<Item> items() {
        return focusAreas.stream()
                .flatMap(area -> Stream.concat(
                        Stream.of(new Item(area.id(), List.of())),
                        area.goals().stream().map(KnownGoal::asItem)));
    }
}
