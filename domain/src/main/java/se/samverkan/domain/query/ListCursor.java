package se.samverkan.domain.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;

/**
 * A document's place in a list, as an opaque text: the list goes on behind it even if the document has moved or gone meanwhile.
 *
 * @param key its value of the sort key, or null where it has none: an Instant, a LocalDate or a String
 * @param id decides between equal keys
 */
public record ListCursor(Sort sort, Object key, UUID id) {
    private static final Pattern FORM =
            Pattern.compile("(-?[a-zA-Z]{1,20}) ([0-9a-f-]{36})(?: ([^\\x00]{1,1000}))?", Pattern.DOTALL);

    /** The years that a database stores. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");

    /** The form for an address. */
    public String text() {
        var plain = sort.name() + " " + id + (key == null ? "" : " " + key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of a list in this order; empty for any other text. */
    static Optional<ListCursor> parse(String text, Sort sort) {
        try {
            var parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return parts.matches() && parts.group(1).equals(sort.name())
                    ? Optional.of(new ListCursor(sort, key(sort.by(), parts.group(3)), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Object key(SortKey by, String text) {
        if (text == null || by == SortKey.title || by == SortKey.municipality) {
            return text;
        }
        if (!DAY.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no time");
        }
        return by == SortKey.validity ? LocalDate.parse(text) : Instant.parse(text);
    }
}
