package se.samverkan.web.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.web.Language;

/** Targets and results in words, and their ratio where both are figures of the same unit. */
public final class Figures {
    private static final int WHOLE = 100;

    private final Language language;
    private final Labels labels;

    public Figures(Language language, Labels labels) {
        this.language = language;
        this.labels = labels;
    }

    public String number(Number number) {
        return NumberFormat.getInstance(language.locale()).format(number);
    }

    /** A target: minst 4 trygghetsvandringar per år. */
    public String target(JsonNode target) {
        var comparator = text(target, "comparator");
        var scope = text(target, "scope");
        return sentence(
                labels.isStated(comparator) ? labels.of("TargetComparator", comparator) : null,
                "ALL".equals(scope) ? all() : figure(target),
                text(target, "unit"),
                per(target));
    }

    /** A result: cirka 20 grannsamverkansområden. */
    public String result(JsonNode result) {
        var qualifier = text(result, "qualifier");
        return sentence(
                qualified(qualifier),
                result.path("all").asBoolean() ? all() : figure(result),
                text(result, "unit"),
                per(result));
    }

    /** A number of things that were counted, as exact as its source. */
    public String count(JsonNode counted) {
        return sentence(
                qualified(text(counted, "qualifier")),
                number(counted.path("count").decimalValue()));
    }

    private String qualified(String qualifier) {
        return qualifier == null || qualifier.equals("EXACT") ? null : labels.of("FigureQualifier", qualifier);
    }

    private String all() {
        return labels.text("", "all_of_them");
    }

    /** How much of a target a result is, from 0 to 100; null where they cannot be compared. */
    public Integer share(JsonNode target, JsonNode result) {
        var isComparable = result != null
                && target.path("value").isNumber()
                && result.path("value").isNumber()
                && target.path("value").decimalValue().signum() > 0
                && !"AT_MOST".equals(text(target, "comparator"))
                && isExact(result)
                && target.path("unit").equals(result.path("unit"))
                && per(target) == null
                && per(result) == null;
        return isComparable
                ? Math.min(WHOLE, (int) Math.round(WHOLE
                        * result.path("value").doubleValue()
                        / target.path("value").doubleValue()))
                : null;
    }

    private static boolean isExact(JsonNode result) {
        return result.path("qualifier").asText("EXACT").equals("EXACT");
    }

    private String figure(JsonNode node) {
        var value = node.path("value");
        return value.isNumber() ? number(plain(value.decimalValue())) : null;
    }

    private static Number plain(BigDecimal value) {
        return value.stripTrailingZeros();
    }

    private String per(JsonNode node) {
        var per = text(node, "per");
        return per == null || per.equals("PERIOD") ? null : "per " + labels.of("TargetPer", per);
    }

    private static String sentence(String... words) {
        return Stream.of(words).filter(word -> word != null && !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).textValue();
    }
}
