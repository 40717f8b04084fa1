package se.samverkan.owner.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import se.samverkan.platform.problem.Violation;

/** The constraints of a body of which a part could not be read. */
@ApplicationScoped
public class BodyConstraints {
    @Inject
    Validator validator;

    /** Adds the constraints that what was read violates; where something was taken out, its absence is no violation. */
    public void check(Object value, List<Violation> violations) {
        var incomplete = new HashSet<String>();
        for (var known : violations) {
            for (int end = known.pointer().length();
                    end >= 0;
                    end = known.pointer().lastIndexOf('/', end - 1)) {
                incomplete.add(known.pointer().substring(0, end));
            }
        }
        validator.validate(value).stream()
                .map(broken -> Violation.of(broken, 0))
                .filter(broken -> !incomplete.contains(broken.pointer()))
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::text))
                .forEach(violations::add);
    }
}
