package se.samverkan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that handlers could resolve to another path is found in every form. */
class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/..", "/a/./b", "/%2e%2e/b", "/a/%2E", "/a/.%2e/b", "/a/%2e./b", "/."})
    void a_dot_segment_is_found(String path) {
        assertThat(RequestTarget.hasDotSegment(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a.b", "/...", "/.well-known/x", "/a%2Fb", "/a..b", "/%2e%2e%2e", "/a.", "/openapi.yaml"})
    void dots_within_a_segment_are_allowed(String path) {
        assertThat(RequestTarget.hasDotSegment(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%00", "/a;v=1", "/%zz", "/a b", "/a|b", "a", "*"})
    void an_unreadable_target_is_found(String target) {
        assertThat(RequestTarget.isReadable(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?q=x;y", "/a%20b", "/a?q=%C3%A5", "/a:b@c"})
    void a_readable_target_is_accepted(String target) {
        assertThat(RequestTarget.isReadable(target)).isTrue();
    }
}
