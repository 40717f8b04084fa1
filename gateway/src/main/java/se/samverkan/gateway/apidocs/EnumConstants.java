package se.samverkan.gateway.apidocs;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the constants that client generators create for the values of enums, each name once in the document. */
final class EnumConstants {
    /**
     * The names that differ from their values: of one value, or of all values of an enum ({@code %s} is the value's own
     * name). Go declares the constants of all enums in one scope.
     */
    static final Map<String, String> NAMES = Map.ofEntries(
            entry("Contribution", "%s_CONTRIBUTION"),
            entry("CooperationBodyType.OTHER", "OTHER_BODY"),
            entry("DeliveryState", "DELIVERY_%s"),
            entry("DeviationReason.OTHER", "OTHER_REASON"),
            entry("DocumentKind", "%s_DOCUMENT"),
            entry("DocumentSort", "DOCUMENTS_BY_%s"),
            entry("EvidenceType.OTHER", "OTHER_EVIDENCE"),
            entry("FigureQualifier", "FIGURE_%s"),
            entry("FollowUpSubjectType", "%s_SUBJECT"),
            entry("Frequency.NOT_STATED", "FREQUENCY_NOT_STATED"),
            entry("ImportOutcome", "IMPORT_%s"),
            entry("ImportStatus", "IMPORT_IS_%s"),
            entry("NoticeSort", "NOTICES_BY_%s"),
            entry("PartyRole", "%s_PARTY"),
            entry("PlaceCategory.OTHER", "OTHER_PLACE"),
            entry("PlanType", "%s_TYPE"),
            entry("ProgressOutcome", "PROGRESS_%s"),
            entry("ReplayStatus", "REPLAY_%s"),
            entry("ResponseFormat", "FORMAT_%s"),
            entry("SearchSort", "HITS_BY_%s"),
            entry("StatisticsGrouping", "BY_%s"),
            entry("SubscribedKind", "SUBSCRIBED_%s"),
            entry("SubscriptionStatus", "SUBSCRIPTION_%s"),
            entry("TargetComparator.NOT_STATED", "COMPARATOR_NOT_STATED"),
            entry("TargetPer", "PER_%s"),
            entry("Trend", "TREND_%s"));

    private EnumConstants() {}

    static void name(String schema, Schema type) {
        if (type.getEnumeration() != null) {
            type.addExtension(
                    "x-enum-varnames",
                    type.getEnumeration().stream()
                            .map(value -> constant(schema, value.toString()))
                            .toList());
        }
    }

    private static String constant(String schema, String value) {
        var own = NAMES.get(schema + "." + value);
        return own == null ? NAMES.getOrDefault(schema, "%s").formatted(upperSnakeCase(value)) : own;
    }

    /** POLICE_REGION of policeRegion; TITLE_REVERSED of -title. */
    private static String upperSnakeCase(String value) {
        return value.startsWith("-")
                ? upperSnakeCase(value.substring(1)) + "_REVERSED"
                : value.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
