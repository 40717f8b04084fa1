package se.samverkan.faults.check;

/** What must hold after a fault, beyond that nothing is doubled or leaked and that gateways and owners agree. */
public enum Expectation {
    /** Every acknowledged change is at its owner, on its topic and, if it is the newest, at each gateway. */
    EVERY_CHANGE,
    /** The topics were deleted: they have the newest state of each document, not every change. */
    NEWEST_STATE,
    /** A database was restored to an older state: later changes are lost at the owner, and readers agree with it. */
    OWNER_STATE
}
