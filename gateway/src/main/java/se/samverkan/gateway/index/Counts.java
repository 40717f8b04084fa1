package se.samverkan.gateway.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/** The counts of a set of promises, as an array that is fast to add. */
public final class Counts {
    private static final List<ProgressOutcome> OUTCOMES = List.of(ProgressOutcome.values());
    private static final int PROMISES = 0;
    private static final int FOLLOWED_UP = 1;
    private static final int OVERDUE = 2;
    private static final int TARGETS = 3;
    private static final int ASSESSABLE = 4;
    private static final int MET = 5;
    private static final int COMPLETE = 6;
    private static final int DUE = 7;
    private static final int COMMITMENTS = 8;
    private static final int ACTIVITIES = COMMITMENTS + OUTCOMES.size();

    private final int[] numbers = new int[ACTIVITIES + OUTCOMES.size()];

    void write(SnapshotOutput out) {
        IntStream.of(numbers).forEach(out::number);
    }

    static Counts read(SnapshotInput in) {
        var counts = new Counts();
        Arrays.setAll(counts.numbers, each -> (int) in.number());
        return counts;
    }

    /** Counts a promise; its follow-ups are complete if they leave nothing open. */
    public void promise(boolean isFollowedUp, boolean isComplete) {
        numbers[PROMISES]++;
        numbers[FOLLOWED_UP] += isFollowedUp ? 1 : 0;
        numbers[COMPLETE] += isComplete ? 1 : 0;
    }

    public void item(boolean isCommitment, ProgressOutcome outcome) {
        numbers[(isCommitment ? COMMITMENTS : ACTIVITIES) + OUTCOMES.indexOf(outcome)]++;
    }

    /** Counts the targets of an item, those that a follow-up's figures meet or miss, and those that they meet. */
    public void targets(int stated, int assessable, int met) {
        numbers[TARGETS] += stated;
        numbers[ASSESSABLE] += assessable;
        numbers[MET] += met;
    }

    Counts plus(Counts others) {
        return copy().add(others, 1);
    }

    Counts minus(Counts others) {
        return copy().add(others, -1);
    }

    void add(Counts others) {
        add(others, 1);
    }

    /** Counts promises whose follow-up is due, and those of them whose follow-ups are not complete. */
    public void followUpsDue(int promises, int overdue) {
        numbers[DUE] += promises;
        numbers[OVERDUE] += overdue;
    }

    private Counts copy() {
        return new Counts().add(this, 1);
    }

    private Counts add(Counts others, int times) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += times * others.numbers[i];
        }
        return this;
    }

    public int promises() {
        return numbers[PROMISES];
    }

    public int followedUp() {
        return numbers[FOLLOWED_UP];
    }

    public int completelyFollowedUp() {
        return numbers[COMPLETE];
    }

    public int followUpsDue() {
        return numbers[DUE];
    }

    public int followUpsOverdue() {
        return numbers[OVERDUE];
    }

    public int targets() {
        return numbers[TARGETS];
    }

    public int assessableTargets() {
        return numbers[ASSESSABLE];
    }

    public int metTargets() {
        return numbers[MET];
    }

    public Map<ProgressOutcome, Integer> commitments() {
        return byOutcome(COMMITMENTS);
    }

    public Map<ProgressOutcome, Integer> activities() {
        return byOutcome(ACTIVITIES);
    }

    private Map<ProgressOutcome, Integer> byOutcome(int first) {
        var counts = new EnumMap<ProgressOutcome, Integer>(ProgressOutcome.class);
        for (var outcome : OUTCOMES) {
            counts.put(outcome, numbers[first + OUTCOMES.indexOf(outcome)]);
        }
        return counts;
    }
}
