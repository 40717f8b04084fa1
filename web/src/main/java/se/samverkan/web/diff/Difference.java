package se.samverkan.web.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text that is not the same in two versions of a document.
 *
 * @param member the member of the document
 * @param element the id or number of the element of a list, or empty
 * @param path the members below
 * @param fragments the text of both, in reading order
 */
public record Difference(String member, String element, String path, List<Fragment> fragments) {
    /** Between words, and around them. */
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");

    /** Longer texts are shown as removed and added: comparing them word by word would take long. */
    private static final int MAX_WORDS = 4_000;

    /** A part of a text: in both versions, in the former or in the later one only. */
    public record Fragment(Kind kind, String text) {
        /** Where the part stands. */
        public enum Kind {
            SAME,
            REMOVED,
            ADDED
        }
    }

    /** All differences between two versions, in the order of the document. */
    public static List<Difference> between(JsonNode former, JsonNode later) {
        var before = DocumentTexts.of(former);
        var after = DocumentTexts.of(later);
        var places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        return places.stream()
                .filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .map(place -> new Difference(
                        place.member(),
                        place.element(),
                        place.path(),
                        fragments(text(before, place), text(after, place))))
                .toList();
    }

    private static String text(Map<DocumentTexts.Place, String> texts, DocumentTexts.Place place) {
        return texts.getOrDefault(place, "");
    }

    static List<Fragment> fragments(String before, String after) {
        var former = before.isEmpty() ? List.<String>of() : List.of(WORDS.split(before));
        var later = after.isEmpty() ? List.<String>of() : List.of(WORDS.split(after));
        var fragments = new ArrayList<Fragment>();
        if (former.size() > MAX_WORDS || later.size() > MAX_WORDS) {
            add(fragments, Fragment.Kind.REMOVED, former);
            add(fragments, Fragment.Kind.ADDED, later);
            return fragments;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(former, later).getDeltas()) {
            var source = delta.getSource();
            add(fragments, Fragment.Kind.SAME, former.subList(at, source.getPosition()));
            add(fragments, Fragment.Kind.REMOVED, source.getLines());
            add(fragments, Fragment.Kind.ADDED, delta.getTarget().getLines());
            at = source.getPosition() + source.size();
        }
        add(fragments, Fragment.Kind.SAME, former.subList(at, former.size()));
        return fragments;
    }

    private static void add(List<Fragment> fragments, Fragment.Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            fragments.add(new Fragment(kind, String.join("", words)));
        }
    }
}
