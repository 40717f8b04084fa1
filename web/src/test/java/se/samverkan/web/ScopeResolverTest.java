package se.samverkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are found as the engine finds them by itself. */
class ScopeResolverTest {
    private static final Engine WITH = Engine.builder()
            .addDefaults()
            .addValueResolver(new ScopeResolver())
            .addValueResolver(new ReflectionValueResolver())
            .strictRendering(false)
            .build();
    private static final Engine WITHOUT = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .strictRendering(false)
            .build();

    /** A value whose names the engine finds by reflection. */
    public record Person(String name) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name}                                                        | outer
            {#let name='inner'}{name}{/let}{name}                         | innerouter
            {#for name in names}{name}{name_count}{/for}{name}            | a1b2outer
            {#for n in names}{name}{n_hasNext}{#let n='x'}{n}{/let}{/for} | outertruexouterfalsex
            {#let first=names}{#for n in first}{first.size}{/for}{/let}   | 22
            {#if nothing}{nothing}{#else}{name}{/if}                      | outer
            {#let nothing='something'}{nothing}{/let}                     | something
            {nothing ?: name}                                             | outer
            {absent ?: name}                                              | outer
            {#for n in names}{absent ?: n}{/for}                          | ab
            {inner.name}{inner.absent ?: 'none'}                          | innernone
            {#with inner}{name}{names.size}{/with}                        | inner2
            {nothing.name ?: 'none'}                                      | none
            {#with person}{name}{names.size}{/with}                       | Kim2
            {#with person}{#for n in names}{name}{/for}{/with}            | KimKim
            """)
    void a_name_belongs_to_the_innermost_scope_that_knows_it(String template, String expected) {
        var data = new HashMap<String, Object>(Map.of(
                "name",
                "outer",
                "names",
                List.of("a", "b"),
                "inner",
                Map.of("name", "inner"),
                "person",
                new Person("Kim")));
        data.put("nothing", null);

        assertThat(WITHOUT.parse(template).render(data)).isEqualTo(expected);
        var parsed = WITH.parse(template);
        assertThat(parsed.render(data)).isEqualTo(expected);
        assertThat(parsed.render(data)).as("the resolver is remembered").isEqualTo(expected);
    }
}
