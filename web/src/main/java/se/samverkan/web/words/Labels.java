package se.samverkan.web.words;

import java.util.Locale;
import java.util.Map;
import se.samverkan.domain.openapi.SwedishLabels;
import se.samverkan.web.Language;
import se.samverkan.web.Texts;

/** The constants of the contract's enumerations in words: its Swedish labels, and the constants themselves in English. */
public final class Labels {
    private static final Map<String, String> ENGLISH = Texts.read("/texts/labels.properties");

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
