package se.samverkan.subscriptions.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.CollectionNames;

/** The kinds of documents whose changes a subscription receives. */
@Schema(name = "SubscribedKind", description = "Kind of document whose changes are delivered")
public enum SubscribedKind {
    PROMISE(CollectionNames.PROMISES),
    AGREEMENT(CollectionNames.AGREEMENTS),
    ACTION_PLAN(CollectionNames.ACTION_PLANS),
    FOLLOW_UP(CollectionNames.FOLLOW_UPS),
    ACTIVITY_REPORT(CollectionNames.ACTIVITY_REPORTS);

    private final String collection;

    SubscribedKind(String collection) {
        this.collection = collection;
    }

    /** The collection of the kind, which is the path of its list and names its topic. */
    public String collection() {
        return collection;
    }

    /** The first part of the types of its changes, such as {@code action-plan}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a collection that has one. */
    public static SubscribedKind of(String collection) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst()
                .orElseThrow();
    }

    /** The collections of all kinds. */
    public static List<String> collections() {
        return Arrays.stream(values()).map(SubscribedKind::collection).toList();
    }
}
