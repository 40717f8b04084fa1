package se.samverkan.domain.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;

/** A cursor is read as it was written, and nothing else is a cursor. */
class ListCursorTest {
    private static final String ID = "01900000-0000-7000-8000-000000000001";
    private static final Sort NEWEST_FIRST = new Sort(SortKey.publishedAt, true);

    @ParameterizedTest
    @MethodSource("keys")
    void a_cursor_is_read_as_it_was_written(SortKey by, Object key) {
        for (var descending : new boolean[] {false, true}) {
            var sort = new Sort(by, descending);
            var cursor = new ListCursor(sort, key, UUID.fromString(ID));

            assertThat(cursor.text()).matches("[A-Za-z0-9_-]{1,2000}");
            assertThat(ListCursor.parse(cursor.text(), sort)).contains(cursor);
        }
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(SortKey.publishedAt, Instant.parse("2019-01-28T08:00:00.123456Z")),
                Arguments.of(SortKey.publishedAt, null),
                Arguments.of(SortKey.validity, LocalDate.parse("2019-05-01")),
                Arguments.of(SortKey.validity, null),
                Arguments.of(SortKey.title, "Åtgärder \"i\"\nÖrnsköldsvik 🚓"),
                Arguments.of(SortKey.title, "Å".repeat(300)),
                Arguments.of(SortKey.municipality, "Håbo"),
                Arguments.of(SortKey.municipality, null));
    }

    @Test
    void a_cursor_belongs_to_one_order() {
        var cursor = new ListCursor(NEWEST_FIRST, Instant.EPOCH, UUID.fromString(ID)).text();

        assertThat(ListCursor.parse(cursor, new Sort(SortKey.publishedAt, false)))
                .isEmpty();
        assertThat(ListCursor.parse(cursor, new Sort(SortKey.title, true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-publishedAt",
                "-publishedAt 1",
                "-publishedAt 01900000-0000-7000-8000-00000000000g 2019-01-28T08:00:00Z",
                "-publishedAt " + ID + " yesterday",
                "-publishedAt " + ID + " 2019-01-28",
                "-publishedAt " + ID + " +100000000-01-28T08:00:00Z",
                "-publishedAt " + ID + " 2019-01-28T08:00:00Z\u0000",
                "-publishedAt " + ID + "2019-01-28T08:00:00Z",
            })
    void another_text_is_no_cursor(String plain) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(ListCursor.parse(encoded, NEWEST_FIRST)).isEmpty();
        assertThat(ListCursor.parse(plain, NEWEST_FIRST)).isEmpty();
    }
}
