package se.samverkan.documents.lifecycle;

import java.util.function.Function;
import java.util.function.Supplier;
import se.samverkan.platform.problem.ProblemException;

/**
 * Whether an action is allowed: its outcome, or the reason why it is denied.
 *
 * @param outcome null where the action is denied
 * @param reason null where the action is allowed
 */
public record Decision<T>(T outcome, ProblemException reason) {

    static <T> Decision<T> allowed(T outcome) {
        return new Decision<>(outcome, null);
    }

    static <T> Decision<T> denied(ProblemException reason) {
        return new Decision<>(null, reason);
    }

    public boolean isAllowed() {
        return reason == null;
    }

    /** The outcome of an allowed action; throws the reason of a denied one. */
    public T orThrow() {
        if (reason != null) {
            throw reason;
        }
        return outcome;
    }

    /** This outcome if the further rule allows the action too; a rule returns null, or the reason why it denies. */
    Decision<T> unless(Supplier<ProblemException> rule) {
        if (reason != null) {
            return this;
        }
        var denial = rule.get();
        return denial == null ? this : denied(denial);
    }

    <R> Decision<R> then(Function<T, Decision<R>> next) {
        return reason == null ? next.apply(outcome) : denied(reason);
    }
}
