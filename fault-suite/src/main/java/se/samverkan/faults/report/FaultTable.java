package se.samverkan.faults.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.samverkan.faults.check.Finding.Kind;

/** The results of all rounds, a line for each fault, for a terminal and as Markdown. */
public record FaultTable(List<RoundResult> results) {

    private static final List<String> TITLES = List.of(
            "Fault",
            "Rounds",
            "Acknowledged",
            "Lost",
            "Out of order",
            "Doubled",
            "Leaked",
            "Read errors",
            "Visible, longest",
            "Recovery, median",
            "Recovery, longest",
            "Complete, median",
            "Complete, longest");

    /** Whether no round has a finding. */
    public boolean isClean() {
        return results.stream().allMatch(result -> result.findings().isEmpty());
    }

    /** Aligned columns for a terminal. */
    public String text() {
        var lines = lines();
        return lines.stream()
                .map(cells -> {
                    var line = new StringBuilder();
                    for (int column = 0; column < cells.size(); column++) {
                        int at = column;
                        int width = lines.stream()
                                .mapToInt(each -> each.get(at).length())
                                .max()
                                .orElse(0);
                        var padding = " ".repeat(width - cells.get(column).length());
                        line.append(column == 0 ? cells.get(column) + padding : "  " + padding + cells.get(column));
                    }
                    return line.toString().stripTrailing();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    public String markdown() {
        var lines = lines().stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .toList();
        var alignment = "|---" + "|---:".repeat(TITLES.size() - 1) + "|\n";
        return lines.getFirst() + alignment + String.join("", lines.subList(1, lines.size()));
    }

    private List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(TITLES);
        results.stream()
                .map(RoundResult::fault)
                .distinct()
                .map(fault -> results.stream()
                        .filter(result -> result.fault().equals(fault))
                        .toList())
                .map(FaultTable::line)
                .forEach(lines::add);
        return lines;
    }

    private static List<String> line(List<RoundResult> rounds) {
        return List.of(
                rounds.getFirst().fault(),
                Integer.toString(rounds.size()),
                Integer.toString(
                        rounds.stream().mapToInt(RoundResult::acknowledged).sum()),
                sum(rounds, Kind.LOST),
                sum(rounds, Kind.OUT_OF_ORDER),
                sum(rounds, Kind.DOUBLED),
                sum(rounds, Kind.LEAKED),
                sum(rounds, Kind.READ_ERROR),
                rounds.stream()
                        .flatMap(round -> round.untilVisible().stream())
                        .max(Duration::compareTo)
                        .map(FaultTable::seconds)
                        .orElse("–"),
                median(rounds, RoundResult::recovery),
                longest(rounds, RoundResult::recovery),
                median(rounds, RoundResult::complete),
                longest(rounds, RoundResult::complete));
    }

    private static String sum(List<RoundResult> rounds, Kind kind) {
        return Long.toString(
                rounds.stream().mapToLong(round -> round.count(kind)).sum());
    }

    private static String median(List<RoundResult> rounds, Function<RoundResult, Duration> time) {
        return seconds(rounds.stream().map(time).sorted().toList().get(rounds.size() / 2));
    }

    private static String longest(List<RoundResult> rounds, Function<RoundResult, Duration> time) {
        return seconds(rounds.stream().map(time).max(Duration::compareTo).orElseThrow());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
