package se.samverkan.gateway.document;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of documents, and of search hits. */
@Schema(name = "Kind", description = "Type of a hit or of a changed document")
public enum Kind {
    MUNICIPALITY("municipalities"),
    PROMISE("promises"),
    AGREEMENT("agreements"),
    ACTION_PLAN("action-plans"),
    FOLLOW_UP("follow-ups"),
    ACTIVITY_REPORT("activity-reports");

    private final String collection;

    Kind(String collection) {
        this.collection = collection;
    }

    /** The collection of the kind, which is the path of its list. */
    public String collection() {
        return collection;
    }

    /** Whether its documents are valid for a time, so that they have a status on a day. */
    public boolean hasTemporalStatus() {
        return this != MUNICIPALITY && this != FOLLOW_UP;
    }

    public static Kind of(String collection) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst()
                .orElseThrow();
    }
}
