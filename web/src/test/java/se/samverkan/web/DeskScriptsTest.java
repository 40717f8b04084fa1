package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modules of the desk fit together, and have their texts. */
class DeskScriptsTest {
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z-]+\\.js)\"");
    private static final Pattern TEXT = Pattern.compile("\\bt\\(\"([A-Za-z_]+)\"");
    private static final int MOST_LINES = 250;

    private final Assets assets = new Assets();
    private final Map<String, String> modules = assets.byPath().entrySet().stream()
            .filter(file -> file.getKey().contains("/desk/") && file.getKey().endsWith(".js"))
            .collect(Collectors.toMap(
                    file -> file.getKey().replaceFirst(".*/", ""),
                    file -> new String(file.getValue(), StandardCharsets.UTF_8)));

    @Test
    void every_module_that_another_imports_is_served_beside_it() {
        assertThat(modules).hasSizeGreaterThan(10);
        assertThat(modules.keySet()).containsAll(found(IMPORT).toList());
        assertThat(assets.path("desk/desk.js")).matches("/assets/[0-9a-f]{16}/desk/desk\\.js");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_is_there_in_both_languages(Language language) {
        assertThat(Texts.of(language)).containsKeys(found(TEXT).toArray(String[]::new));
        assertThat(Texts.of(language).keySet())
                .isEqualTo(Texts.of(language.other()).keySet());
        assertThat(ScriptTexts.of(language).toString())
                .contains("\"desk_approve\":", "\"member_title\":")
                .doesNotContain("<");
    }

    @Test
    void texts_of_the_api_never_become_markup() {
        assertThat(modules.values())
                .noneMatch(module ->
                        List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(").stream()
                                .anyMatch(module::contains));
    }

    @Test
    void tokens_are_in_no_storage() {
        assertThat(modules.values()).noneMatch(module -> module.contains("localStorage") || module.contains("cookie"));
        assertThat(found(Pattern.compile("sessionStorage\\.setItem\\((\\w+)")))
                .containsExactlyInAnyOrder("REQUEST", "KNOWN");
    }

    @Test
    void no_module_is_longer_than_250_lines() {
        assertThat(modules.values()).allMatch(module -> module.lines().count() <= MOST_LINES);
    }

    private Stream<String> found(Pattern pattern) {
        return modules.values().stream()
                .flatMap(module -> pattern.matcher(module).results())
                .map(match -> match.group(1));
    }
}
