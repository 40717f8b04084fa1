package se.samverkan.domain.content;

import java.util.List;

/** The names of the collections in paths, topics and files. */
public final class CollectionNames {

    public static final String AGREEMENTS = "agreements";
    public static final String ACTION_PLANS = "action-plans";
    public static final String PROMISES = "promises";
    public static final String FOLLOW_UPS = "follow-ups";
    public static final String ACTIVITY_REPORTS = "activity-reports";

    /** The progress of each promise, by the promise's id; it has a topic and no list. */
    public static final String PROGRESS = "progress";

    /** Every collection that has a topic. */
    public static final List<String> ALL =
            List.of(AGREEMENTS, ACTION_PLANS, PROMISES, FOLLOW_UPS, ACTIVITY_REPORTS, PROGRESS);

    private CollectionNames() {}
}
