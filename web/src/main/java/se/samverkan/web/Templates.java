package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samverkan.web.words.Dates;
import se.samverkan.web.words.Figures;
import se.samverkan.web.words.Labels;
import se.samverkan.web.words.Places;

/** Renders the templates of pages and components; every value is escaped unless a template says otherwise. */
public final class Templates {
    private static final String HTML = "text/html";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ScopeResolver())
            .addValueResolver(new JsonResolver())
            .addValueResolver(new ReflectionValueResolver())
            // For the snippets of the search, which are escaped HTML with marks.
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .addLocator(Templates::locate)
            .build();

    private final Map<Language, Map<String, Object>> common = new EnumMap<>(Language.class);

    /** Templates that load the assets of a site. */
    public Templates(Assets assets) {
        for (var language : Language.values()) {
            common.put(language, common(language, assets));
        }
    }

    /** Renders a template, such as municipality.html, with what it needs beside the common texts. */
    public String render(String template, Language language, Map<String, ?> data) {
        var all = new HashMap<String, Object>(common.get(language));
        data.forEach((name, value) -> all.put(name, value instanceof JsonNode json ? JsonResolver.value(json) : value));
        return engine.getTemplate(template).render(all);
    }

    private static Map<String, Object> common(Language language, Assets assets) {
        var texts = Texts.of(language);
        var labels = new Labels(language, texts);
        return Map.ofEntries(
                Map.entry("t", texts),
                Map.entry("language", language.code()),
                // Texts of documents are Swedish; a name in them may be written from right to left.
                Map.entry(
                        "swedish",
                        new RawString(language == Language.SWEDISH ? " dir=\"auto\"" : " lang=\"sv\" dir=\"auto\"")),
                Map.entry("labels", labels),
                Map.entry("dates", new Dates(language)),
                Map.entry("figures", new Figures(language, labels)),
                Map.entry("places", new Places(labels)),
                Map.entry("find", new Lookup()),
                Map.entry("outcomes", Outcomes.ORDER),
                Map.entry("notices", List.of()),
                Map.entry("agreements", List.of()),
                Map.entry("reports", List.of()),
                Map.entry("links", new Links(language)),
                Map.entry("assets", assets));
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String name) {
        var file = Templates.class.getResource("/templates/" + name);
        return Optional.ofNullable(file).map(found -> new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                try {
                    return new InputStreamReader(found.openStream(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(name + " cannot be read", e);
                }
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(HTML));
            }
        });
    }
}
