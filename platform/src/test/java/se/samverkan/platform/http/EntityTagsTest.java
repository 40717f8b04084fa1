package se.samverkan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags are parsed and compared by RFC 9110, sections 8.8.3.2 and 13.1. */
class EntityTagsTest {
    @Test
    void a_list_is_parsed_into_its_tags() {
        assertThat(EntityTags.parse(" \"a\" ,W/\"b,c\", , \"\"").tags())
                .isEqualTo(List.of(
                        new EntityTags.Tag(false, "a"),
                        new EntityTags.Tag(true, "b,c"),
                        new EntityTags.Tag(false, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"abc\"", "\"x\", \"abc\""})
    void the_strong_comparison_matches_an_equal_strong_tag(String header) {
        assertThat(EntityTags.parse(header).matchesStrongly("abc")).isTrue();
        assertThat(EntityTags.parse(header).matchesWeakly("abc")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "\"x\" , W/\"abc\""})
    void only_the_weak_comparison_matches_an_equal_weak_tag(String header) {
        assertThat(EntityTags.parse(header).matchesWeakly("abc")).isTrue();
        assertThat(EntityTags.parse(header).matchesStrongly("abc")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"ab\"",
                "\"abcd\"",
                "\"*\"",
                "\"x, abc\"",
                "\"ABC\"",
                "abc",
                "\"abc",
                "\"abc\" \"x\"",
                "w/\"abc\""
            })
    void another_tag_or_a_malformed_header_matches_nothing(String header) {
        assertThat(EntityTags.parse(header).matchesWeakly("abc")).isFalse();
        assertThat(EntityTags.parse(header).matchesStrongly("abc")).isFalse();
    }
}
