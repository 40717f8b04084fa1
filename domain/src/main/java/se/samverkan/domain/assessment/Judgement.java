package se.samverkan.domain.assessment;

/** What a reported figure proves about a target. */
public enum Judgement {
    MET,
    MISSED,
    /** The figure can mean values that meet the target and values that miss it, or is not comparable with it. */
    UNPROVEN;

    public static Judgement of(boolean isMet, boolean isMissed) {
        if (isMet) {
            return MET;
        }
        return isMissed ? MISSED : UNPROVEN;
    }

    /** The judgement of a target by several figures: a miss decides, then a figure that proves nothing. */
    public Judgement and(Judgement other) {
        if (this == MISSED || other == MISSED) {
            return MISSED;
        }
        return this == UNPROVEN ? UNPROVEN : other;
    }

    /** Null where nothing is proved. */
    public Boolean met() {
        return this == UNPROVEN ? null : (Boolean) (this == MET);
    }
}
