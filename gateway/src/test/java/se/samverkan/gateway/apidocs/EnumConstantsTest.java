package se.samverkan.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.junit.jupiter.api.Test;

/** The names of constants: of the value, or in the words that keep them apart. */
class EnumConstantsTest {

    @Test
    void a_constant_is_its_value_in_upper_case() {
        assertThat(constants("Kind", "PROMISE", "ACTION_PLAN")).containsExactly("PROMISE", "ACTION_PLAN");
        assertThat(constants("Dialect", "rfc4180", "excel")).containsExactly("RFC4180", "EXCEL");
        assertThat(constants("PointType", "Point")).containsExactly("POINT");
    }

    @Test
    void a_value_that_other_enums_have_gets_a_word_of_its_own() {
        assertThat(constants("PlaceCategory", "SCHOOL", "OTHER")).containsExactly("SCHOOL", "OTHER_PLACE");
        assertThat(constants("StatisticsGrouping", "year", "policeRegion"))
                .containsExactly("BY_YEAR", "BY_POLICE_REGION");
        assertThat(constants("DocumentSort", "publishedAt", "-publishedAt"))
                .containsExactly("DOCUMENTS_BY_PUBLISHED_AT", "DOCUMENTS_BY_PUBLISHED_AT_REVERSED");
    }

    @Test
    void a_schema_without_values_has_no_constants() {
        var text = OASFactory.createSchema();

        EnumConstants.name("Party", text);

        assertThat(text.getExtensions()).isNullOrEmpty();
    }

    @Test
    void every_special_name_belongs_to_an_enum_of_the_contract() throws IOException {
        var schemas =
                new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()).at("/components/schemas");
        var enums = schemas.propertyStream()
                .filter(schema -> schema.getValue().has("enum"))
                .flatMap(schema -> Stream.concat(
                        Stream.of(schema.getKey()),
                        schema.getValue()
                                .get("enum")
                                .valueStream()
                                .map(value -> schema.getKey() + "." + value.asText())))
                .toList();

        assertThat(enums).containsAll(EnumConstants.NAMES.keySet());
    }

    @SuppressWarnings("unchecked")
    private static List<String> constants(String schema, String... values) {
        var type = OASFactory.createSchema();
        List.of(values).forEach(type::addEnumeration);
        EnumConstants.name(schema, type);
        return (List<String>) type.getExtensions().get("x-enum-varnames");
    }
}
