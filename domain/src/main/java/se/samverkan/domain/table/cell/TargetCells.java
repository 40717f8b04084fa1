package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.samverkan.domain.content.Target.Comparator;
import se.samverkan.domain.content.Target.Scope;

/** The cell of the targets, in the words of the source. */
public final class TargetCells {
    public static final CellFormat TARGETS = ListFormat.of(TargetCells::write, TargetCells::target);

    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "minst", Comparator.AT_LEAST,
            "högst", Comparator.AT_MOST,
            "max", Comparator.AT_MOST,
            "exakt", Comparator.EXACTLY,
            "precis", Comparator.EXACTLY);

    /** The number words that plain texts use, by their values. */
    private static final List<List<String>> WORDS = List.of(
            List.of("noll"),
            List.of("en", "ett"),
            List.of("två"),
            List.of("tre"),
            List.of("fyra"),
            List.of("fem"),
            List.of("sex"),
            List.of("sju"),
            List.of("åtta"),
            List.of("nio"),
            List.of("tio"),
            List.of("elva"),
            List.of("tolv"));

    /** A comparison, a number in digits, also grouped by spaces, or a word, and what is counted. */
    private static final Pattern FIGURE = Pattern.compile("(?Uisx) (?:(" + String.join("|", COMPARATORS.keySet())
            + ") \\s+)? (?:(\\d{1,3}(?:\\s\\d{3}){1,4}|\\d{1,12})([.,]\\d{1,3})? | (\\p{L}+)) (?:\\s+(.+))?");

    private TargetCells() {}

    /** The target as published, otherwise its value and unit. */
    private static String write(JsonNode target) {
        return target.path("asPublished")
                .asText((target.path("value").asText() + " "
                                + target.path("unit").asText())
                        .strip());
    }

    private static JsonNode target(String text, Consumer<String> refusals) {
        var figure = FIGURE.matcher(text);
        var target = JsonNodeFactory.instance.objectNode();
        if (figure.matches() && "alla".equalsIgnoreCase(figure.group(4)) && figure.group(5) != null) {
            target.put("scope", Scope.ALL.name());
        } else if (figure.matches() && value(figure).isPresent()) {
            target.put("value", value(figure).get());
        } else {
            refusals.accept("has no value: begin with a number (4 trygghetsvandringar, minst fyra, högst"
                    + " 2,5 timmar) or with alla (alla elever i årskurs 7), and separate targets by semicolons");
            return null;
        }
        if (figure.group(1) != null) {
            target.put(
                    "comparator",
                    COMPARATORS.get(figure.group(1).toLowerCase(Locale.ROOT)).name());
        }
        if (figure.group(5) != null) {
            target.put("unit", figure.group(5));
        }
        return target.put("asPublished", text);
    }

    private static Optional<BigDecimal> value(Matcher figure) {
        if (figure.group(4) == null) {
            var decimals = figure.group(3) == null ? "" : figure.group(3).replace(',', '.');
            return Optional.of(new BigDecimal(figure.group(2).replaceAll("(?U)\\s", "") + decimals));
        }
        var word = figure.group(4).toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(words -> words.contains(word))
                .findFirst()
                .map(words -> BigDecimal.valueOf(WORDS.indexOf(words)));
    }
}
