package se.samverkan.web.words;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.domain.openapi.SwedishLabels;
import se.samverkan.web.Language;
import se.samverkan.web.Texts;

/** The constants of the contract's enumerations in words: its Swedish labels, and the constants themselves in English. */
public final class Labels {
    private static final Map<String, String> ENGLISH = Texts.read("/texts/labels.properties");

    /** The enumerations of members, with the member above where another one has the same name. */
    private static final Map<String, String> ENUMERATIONS = Map.ofEntries(
            Map.entry("basis", "AssessmentBasis"),
            Map.entry("category", "PlaceCategory"),
            Map.entry("change", "CommitmentChange"),
            Map.entry("comparator", "TargetComparator"),
            Map.entry("contribution", "Contribution"),
            Map.entry("deliveryStatus", "DeliveryStatus"),
            Map.entry("frequency", "Frequency"),
            Map.entry("kind", "FollowUpKind"),
            Map.entry("documents kind", "DocumentKind"),
            Map.entry("mode", "ResponsibilityMode"),
            Map.entry("outcome", "Outcome"),
            Map.entry("per", "TargetPer"),
            Map.entry("planType", "PlanType"),
            Map.entry("qualifier", "FigureQualifier"),
            Map.entry("reason", "DeviationReason"),
            Map.entry("relation", "PlaceRelation"),
            Map.entry("role", "PartyRole"),
            Map.entry("commitments scope", "TargetScope"),
            Map.entry("activities scope", "TargetScope"),
            Map.entry("measures scope", "TargetScope"),
            Map.entry("status", "ConfirmationStatus"),
            Map.entry("trend", "Trend"),
            Map.entry("type", "EvidenceType"),
            Map.entry("bodies type", "CooperationBodyType"),
            Map.entry("subject type", "FollowUpSubjectType"));

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

    private final Language language;
    private final Map<String, String> texts;

    public Labels(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The words for a constant, such as Outcome and PARTLY_FULFILLED. */
    public String of(String enumeration, String constant) {
        var label = language == Language.SWEDISH
                ? SwedishLabels.of(enumeration + "." + constant)
                : ENGLISH.get(enumeration + "_" + constant);
        return label == null ? constant.toLowerCase(Locale.ROOT).replace('_', ' ') : label;
    }

    /** The words for a member of a document, such as focusAreas; the name itself where there are none. */
    public String member(String name) {
        return texts.getOrDefault("member_" + name, name);
    }

    /** The words for members below a member, separated by spaces; what is no member, such as an identifier, stays. */
    public String path(String path) {
        return Stream.of(path.split(" ", -1))
                .map(name -> texts.getOrDefault("field_" + name, member(name)))
                .collect(Collectors.joining(", "));
    }

    /** A text of a document: the words for it, if it is a constant of the member in which it stands. */
    public String value(String member, String path, String text) {
        if (!CONSTANT.matcher(text).matches()) {
            return text;
        }
        var last = path.substring(path.lastIndexOf(' ') + 1);
        var enumeration =
                ENUMERATIONS.getOrDefault(member + " " + last, ENUMERATIONS.get(last.isEmpty() ? member : last));
        return enumeration == null ? text : of(enumeration, text);
    }

    /** A fixed text by the beginning of its key and a value. */
    public String text(String prefix, String value) {
        return texts.get(prefix + value);
    }

    /** A sign for an outcome beside its colour and its words. */
    public String sign(String outcome) {
        return switch (outcome) {
            case "FULFILLED" -> "✓";
            case "PARTLY_FULFILLED" -> "◐";
            case "NOT_FULFILLED" -> "✕";
            case "ONGOING" -> "…";
            case "DISPUTED" -> "≠";
            default -> "–";
        };
    }

    /** Whether a source states the value. */
    public boolean isStated(String constant) {
        return constant != null
                && !constant.equals("NOT_STATED")
                && !constant.equals("UNSPECIFIED")
                && !constant.equals("UNKNOWN");
    }
}
