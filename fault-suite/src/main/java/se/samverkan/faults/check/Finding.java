package se.samverkan.faults.check;

/** A violation of a guarantee, with its evidence. */
public record Finding(Kind kind, String evidence) {

    /** The columns of the report. */
    public enum Kind {
        LOST,
        OUT_OF_ORDER,
        DOUBLED,
        LEAKED,
        READ_ERROR
    }

    @Override
    public String toString() {
        return kind + ": " + evidence;
    }
}
