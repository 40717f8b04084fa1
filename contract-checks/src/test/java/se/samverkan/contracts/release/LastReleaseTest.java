package se.samverkan.contracts.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The copy of the last release must exist and be complete as soon as there is a release. */
class LastReleaseTest {
    @TempDir
    Path directory;

    @Test
    void before_the_first_release_there_may_be_no_copy() {
        assertThat(LastRelease.find(directory.resolve("released"), "1.0.0-SNAPSHOT"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.0.1-SNAPSHOT", "1.1.0-SNAPSHOT"})
    void a_later_version_without_a_copy_fails(String version) {
        assertThatThrownBy(() -> LastRelease.find(directory.resolve("released"), version))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("without the copy of the last release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml", "schemas/promise.published.v1.json"})
    void an_incomplete_copy_fails(String missing) throws IOException {
        copy();
        Files.delete(directory.resolve(missing));

        assertThatThrownBy(() -> LastRelease.find(directory, "1.1.0-SNAPSHOT")).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_complete_copy_is_found() throws IOException {
        copy();

        assertThat(LastRelease.find(directory, "1.1.0-SNAPSHOT")).contains(new LastRelease(directory));
    }

    @Test
    void this_build_has_the_copy_that_its_version_needs() {
        assertThat(LastRelease.find().isPresent()).isEqualTo(Files.exists(LastRelease.PLACE));
    }

    private void copy() throws IOException {
        Files.createDirectory(directory.resolve("schemas"));
        Files.writeString(directory.resolve("openapi.yaml"), "{}");
        Files.writeString(directory.resolve("asyncapi.yaml"), "{}");
        Files.writeString(directory.resolve("schemas/promise.published.v1.json"), "{}");
    }
}
