package se.samverkan.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names in the generated client are those of the contract. */
class GeneratedNamesTest {
    private static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    private static final String MODEL = "se.samverkan.client.model";
    /** A class of the generator, independent of the contract. */
    private static final String SUPPORT = "AbstractOpenApiSchema";

    private final List<JavaClass> client = new ClassFileImporter()
            .importPath(HOME.resolve("partner-clients/target/classes")).stream()
                    .filter(type -> !type.getSimpleName().equals(SUPPORT))
                    .toList();

    @Test
    void every_generated_type_has_the_name_of_a_schema() throws IOException {
        var schemas = new YAMLMapper()
                .readTree(HOME.resolve("gateway/openapi.yaml").toFile())
                .at("/components/schemas");

        assertThat(model().map(JavaClass::getSimpleName))
                .hasSizeGreaterThan(80)
                .allSatisfy(name ->
                        assertThat(schemas.has(name)).as(name + " is a schema").isTrue());
    }

    @Test
    void only_what_may_have_several_types_has_none() {
        assertThat(client.stream()
                        .filter(type -> type.getPackageName().matches("se\\.samverkan\\.client\\.(model|api)"))
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Object.class))
                        .map(JavaField::getFullName))
                .containsExactlyInAnyOrder(
                        MODEL + ".PatchOperation.value",
                        MODEL + ".AgreementContent.supersedes",
                        MODEL + ".Agreement.supersedes",
                        // A document of any kind.
                        MODEL + ".Change.document");
    }

    @Test
    void no_constant_begins_with_an_underscore() {
        assertThat(model().filter(JavaClass::isEnum)
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().equals(field.getOwner()))
                        .map(JavaField::getName))
                .hasSizeGreaterThan(100)
                .noneMatch(name -> name.startsWith("_"));
    }

    private Stream<JavaClass> model() {
        return client.stream().filter(type -> type.getPackageName().equals(MODEL));
    }
}
