package se.samverkan.kit.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers every broken rule of a document, so that a client can mend all of them at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Notes the text at the JSON pointer unless the rule holds. */
    public void unless(boolean holds, String pointer, String text) {
        if (!holds) {
            found.add(new Violation(pointer, text));
        }
    }

    public List<Violation> found() {
        return List.copyOf(found);
    }

    /** Refuses the request as well-formed but against a rule, if anything was found (422). */
    public void refuse() {
        if (!found.isEmpty()) {
            throw Rejection.unprocessable(found);
        }
    }
}
