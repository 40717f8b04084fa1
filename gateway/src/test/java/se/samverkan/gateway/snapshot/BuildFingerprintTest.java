package se.samverkan.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds and configurations that may fill the index differently have different fingerprints. */
class BuildFingerprintTest {
    @TempDir
    private Path application;

    private String before;

    @BeforeEach
    void build() throws Exception {
        write("app/gateway.jar", "1");
        write("lib/main/se.samverkan.domain.jar", "1");
        write("lib/main/org.apache.lucene-1.jar", "1");
        before = fingerprint("https://samverkan.example");
    }

    @Test
    void the_same_build_and_settings_have_the_same_fingerprint() throws Exception {
        write("notes.txt", "beside the application");

        assertThat(fingerprint("https://samverkan.example")).isEqualTo(before);
    }

    @Test
    void another_setting_changes_the_fingerprint() throws Exception {
        assertThat(fingerprint("https://other.example")).isNotEqualTo(before);
    }

    @Test
    void changed_code_of_ours_changes_the_fingerprint() throws Exception {
        write("app/gateway.jar", "2");
        var changed = fingerprint("https://samverkan.example");
        assertThat(changed).isNotEqualTo(before);

        write("lib/main/se.samverkan.domain.jar", "2");
        assertThat(fingerprint("https://samverkan.example")).isNotIn(before, changed);
    }

    @Test
    void another_version_of_a_library_changes_the_fingerprint() throws Exception {
        Files.move(
                application.resolve("lib/main/org.apache.lucene-1.jar"),
                application.resolve("lib/main/org.apache.lucene-2.jar"));

        assertThat(fingerprint("https://samverkan.example")).isNotEqualTo(before);
    }

    private String fingerprint(String setting) throws Exception {
        return BuildFingerprint.of(application, setting);
    }

    private void write(String file, String content) throws Exception {
        Files.createDirectories(application.resolve(file).getParent());
        Files.writeString(application.resolve(file), content);
    }
}
