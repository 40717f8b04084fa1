package se.samverkan.domain.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** Titles and names, at any depth of a document, are read by people: they have visible characters and no invisible ones. */
public final class VisibleNames {
    private static final Set<String> MEMBERS = Set.of("title", "name");

    private VisibleNames() {}

    /** Reports each title and name that is blank, or that holds a character without width or one that changes the direction. */
    public static void check(JsonNode document, Violations violations) {
        check(document, "", violations);
    }

    private static void check(JsonNode node, String pointer, Violations violations) {
        node.properties().forEach(member -> {
            var child = pointer + "/" + member.getKey();
            if (member.getValue().isTextual() && MEMBERS.contains(member.getKey())) {
                check(member.getValue().textValue(), child, violations);
            }
            check(member.getValue(), child, violations);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), pointer + "/" + i, violations);
        }
    }

    private static void check(String text, String pointer, Violations violations) {
        var invisible = text.codePoints().filter(VisibleNames::isInvisible).findFirst();
        invisible.ifPresent(codePoint -> violations.add(
                pointer, String.format(Locale.ROOT, "holds the invisible character U+%04X: remove it", codePoint)));
        violations.unless(
                invisible.isPresent() || text.codePoints().anyMatch(VisibleNames::isVisible), pointer, "is blank");
    }

    /** A format character, such as a zero-width space or an override of the direction. */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint) && !Character.isSpaceChar(codePoint);
    }
}
