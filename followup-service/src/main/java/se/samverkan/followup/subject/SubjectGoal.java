package se.samverkan.followup.subject;

import java.math.BigDecimal;
import java.util.List;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.content.Target.Comparator;

/** The members of a long-term goal that a follow-up reads: an item whose only target is the figure of the goal. */
record SubjectGoal(String id, String title, Comparator comparator, BigDecimal value, String unit) {

    FollowUpSubject.Item asItem() {
        var target = new Target(id, comparator, value, unit, null, null, null, null, null);
        return new FollowUpSubject.Item(id, null, title, null, value == null ? List.of() : List.of(target));
    }
}
