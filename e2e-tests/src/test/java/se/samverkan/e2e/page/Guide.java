package se.samverkan.e2e.page;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the getting-started guide: its code by language, in order, and the output that the page shows. */
record Guide(String html) {
    private static final Pattern CODE =
            Pattern.compile("<pre tabindex=\"0\"><code class=\"(\\w+)\">([^<]+)</code></pre>"
                    + "(?:\n<pre class=\"answer\" tabindex=\"0\"><samp>([^<]+)</samp></pre>)?");

    private static final Map<String, String> ENTITIES = Map.of("&lt;", "<", "&gt;", ">", "&amp;", "&");

    String code(String language) {
        return in(language).stream().map(block -> text(block.group(2))).collect(Collectors.joining("\n"));
    }

    List<String> answers(String language) {
        return in(language).stream()
                .filter(block -> block.group(3) != null)
                .flatMap(block -> text(block.group(3)).lines())
                // Lines that the page leaves out.
                .filter(line -> !line.strip().equals("…"))
                .toList();
    }

    /** The output of the first code that has one, in any language. */
    String firstAnswer() {
        return CODE.matcher(html)
                .results()
                .filter(block -> block.group(3) != null)
                .map(block -> text(block.group(3)))
                .findFirst()
                .orElse("");
    }

    /** The languages of all code on the page, also of code that no test runs. */
    List<String> languages() {
        return Pattern.compile("<code class=\"(\\w+)\">")
                .matcher(html)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private List<MatchResult> in(String language) {
        return CODE.matcher(html)
                .results()
                .filter(block -> block.group(1).equals(language))
                .toList();
    }

    private static String text(String html) {
        return Pattern.compile("&\\w+;").matcher(html).replaceAll(entity -> ENTITIES.get(entity.group()));
    }
}
