package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body of any segments has the same bytes plain and compressed, and a tag of its content. */
class ResponseBodyTest {
    private final Random random = new Random(20_190_128);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 16_384, 65_535, 70_000, 1_000_000})
    void one_segment_of_any_size_is_the_same_compressed(int size) throws IOException {
        for (var bytes : List.of(text(size), noise(size))) {
            var answer = ResponseBody.of(bytes);

            assertThat(answer.bytes()).isEqualTo(bytes);
            assertThat(answer.buffer().getBytes()).isEqualTo(bytes);
            assertThat(unzipped(answer.gzip())).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 70_000})
    void a_body_that_is_kept_compressed_is_the_same_as_one_that_is_not(int size) throws IOException {
        var bytes = text(size);
        var plain = ResponseBody.of(bytes);

        var compressed = ResponseBody.compressed(bytes);

        assertThat(compressed.bytes()).isEqualTo(bytes);
        assertThat(compressed.buffer().getBytes()).isEqualTo(bytes);
        assertThat(compressed.gzip()).isEqualTo(plain.gzip());
        assertThat(compressed.etag(true)).isEqualTo(plain.etag(true));
        assertThat(compressed.ownBytes()).isEqualTo(compressed.gzip().length);
    }

    @Test
    void many_segments_of_all_sizes_are_the_same_compressed_in_any_order() throws IOException {
        var fragments = new ArrayList<JsonSegment>();
        var whole = new ByteArrayOutputStream();
        for (int size : new int[] {0, 1, 70_000, 0, 63, 64, 65, 2, 300, 70_000, 0}) {
            for (var bytes : List.of(noise(size), text(size))) {
                fragments.add(JsonSegment.of(bytes));
                whole.write(bytes);
            }
        }
        var answer = new ResponseBody(fragments, "tag", 0);

        assertThat(answer.bytes()).isEqualTo(whole.toByteArray());
        assertThat(answer.buffer().getBytes()).isEqualTo(whole.toByteArray());
        assertThat(unzipped(answer.gzip())).isEqualTo(whole.toByteArray());
        assertThat(answer.gzip()).as("the same again").isEqualTo(answer.gzip());
    }

    @Test
    void another_address_changes_only_the_links_and_the_tag() {
        var answer = ResponseBody.of("""
                {"text":"\\"href\\":\\"http://a/v1/x","_links":{"self":{"href":"http://a/v1/x"},"up":{"href":"http://ab/v1"}}}""".getBytes(StandardCharsets.UTF_8));

        var other = answer.linkedTo("http://a/v1", "https://å.example/v1");

        assertThat(new String(other.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
                {"text":"\\"href\\":\\"http://a/v1/x","_links":{"self":{"href":"https://å.example/v1/x"},"up":{"href":"http://ab/v1"}}}""");
        assertThat(other.tag()).isNotEqualTo(answer.tag());
    }

    @Test
    void a_segment_is_only_its_part_of_the_source() throws IOException {
        var source = text(1_000);
        var middle = new JsonSegment(source, 100, 900);

        assertThat(middle.length()).isEqualTo(800);
        assertThat(unzipped(new ResponseBody(List.of(middle, middle), "tag", 0).gzip()))
                .startsWith(Arrays.copyOfRange(source, 100, 900))
                .endsWith(Arrays.copyOfRange(source, 100, 900))
                .hasSize(1_600);
    }

    @Test
    void text_is_compressed() {
        assertThat(ResponseBody.of(text(70_000)).gzip().length).isLessThan(7_000);
    }

    @Test
    void a_tag_changes_with_any_byte_and_is_equal_for_equal_bytes() {
        var bytes = text(5_000);
        var tag = ResponseBody.of(bytes).tag();

        assertThat(ResponseBody.of(bytes.clone()).tag()).isEqualTo(tag);
        for (int at : new int[] {0, 2_500, 4_999}) {
            var other = bytes.clone();
            other[at]++;
            assertThat(ResponseBody.of(other).tag()).isNotEqualTo(tag);
        }
        assertThat(ResponseBody.of(Arrays.copyOf(bytes, 4_999)).tag()).isNotEqualTo(tag);
    }

    @Test
    void the_two_forms_have_different_strong_tags() {
        var answer = new ResponseBody(List.of(), "abc", 0);

        assertThat(answer.etag(false)).isEqualTo("\"abc\"");
        assertThat(answer.etag(true)).isEqualTo("\"abc-gzip\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "\"abc-gzip\"",
                "\"x\", \"abc\"",
                "\"x\",W/\"abc-gzip\" , \"y\"",
                "*",
                " * "
            })
    void the_tag_of_either_form_matches(String ifNoneMatch) {
        assertThat(new ResponseBody(List.of(), "abc", 0).matchesWeakly(ifNoneMatch))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"x\"", "\"ab\"", "\"\"", "\"*\"", "W/\"x\", \"y\""})
    void another_tag_does_not_match(String ifNoneMatch) {
        assertThat(new ResponseBody(List.of(), "abc", 0).matchesWeakly(ifNoneMatch))
                .isFalse();
        assertThat(new ResponseBody(List.of(), "abc", 0).matchesStrongly(ifNoneMatch))
                .isFalse();
    }

    @Test
    void a_strong_tag_is_needed_for_if_match() {
        var body = new ResponseBody(List.of(), "abc", 0);

        assertThat(body.matchesStrongly("\"abc\"")).isTrue();
        assertThat(body.matchesStrongly("\"x\", \"abc-gzip\"")).isTrue();
        assertThat(body.matchesStrongly("*")).isTrue();
        assertThat(body.matchesStrongly("W/\"abc\"")).isFalse();
    }

    private byte[] noise(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(int size) {
        var pattern = "{\"text\":\"trygghetsvandring\"},".getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = pattern[i % pattern.length];
        }
        return bytes;
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
