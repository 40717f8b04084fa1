package se.samverkan.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.platform.problem.Statuses;

/** The responses in META-INF/openapi.yaml describe the problems that the services send. */
class SharedResponsesTest {
    private static final OpenAPI SHARED = read();

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503})
    void a_problem_is_described_by_its_title_and_its_hint(int status) {
        var name = Statuses.title(status).replaceAll("[ -]", "");
        var response = SHARED.getComponents().getResponses().get(name);

        assertThat(response.getDescription()).isEqualTo(Statuses.title(status) + ". " + Statuses.hint(status));
        assertThat(response.getContent()
                        .getMediaType("application/problem+json")
                        .getExample())
                .asString()
                .contains(List.of(Statuses.title(status), Integer.toString(status), Statuses.hint(status)));
    }

    private static OpenAPI read() {
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(SharedResponsesTest::open)
                .build()
                .model();
    }

    private static FileInputStream open() {
        try {
            return new FileInputStream("src/main/resources/META-INF/openapi.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
