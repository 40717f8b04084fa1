package se.samverkan.domain.query;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.query.ListFilter.Sort;

/** The place at which a list goes on, whatever has been published or withdrawn before it since. */
public class CursorQuery {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @QueryParam("after")
    @Parameter(
            description = "Cursor from _links.next: continues behind the last item of that page, so that no item is"
                    + " repeated or left out when the list changes; page is then only the number in _meta",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]+$", minLength = 1, maxLength = 2000))
    String after;

    /** The cursor of a list of documents in this order, or null where the parameter is absent. */
    public ListCursor in(Sort sort, BiConsumer<String, String> violations) {
        return read(text -> ListCursor.parse(text, sort), violations);
    }

    /** The cursor of a list in the order of the numbers of its items, or null where the parameter is absent. */
    public Long number(BiConsumer<String, String> violations) {
        return read(
                text -> NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty(),
                violations);
    }

    private <T> T read(Function<String, Optional<T>> cursor, BiConsumer<String, String> violations) {
        if (after == null) {
            return null;
        }
        var read = cursor.apply(after);
        if (read.isEmpty()) {
            violations.accept("after", "is not a cursor of this list: take it from _links.next, and keep the sort");
        }
        return read.orElse(null);
    }
}
