package se.samverkan.gateway.index;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.index.PromiseStatistics.Profile;
import se.samverkan.gateway.lucene.Fields;

/** What statistics can be grouped by. */
@Schema(name = "StatisticsGrouping", description = "Grouping of the figures")
public enum Grouping {
    municipality {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter asked) {
            return municipalities(profile, asked).map(Municipality::code);
        }

        @Override
        public String name(String key) {
            return Municipalities.find(key).orElseThrow().name();
        }
    },
    county {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter asked) {
            return municipalities(profile, asked).map(Municipality::countyCode);
        }

        @Override
        public String name(String key) {
            return Municipalities.in(key, null).findFirst().orElseThrow().county();
        }
    },
    policeRegion {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter asked) {
            return municipalities(profile, asked).map(Municipality::policeRegion);
        }
    },
    year {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter asked) {
            var years = asked.year() == null
                    ? Fields.yearsSoFar(profile.fromDay(), profile.toDay())
                    : IntStream.of(asked.year());
            return years.mapToObj(Integer::toString);
        }
    },
    theme {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter asked) {
            return Stream.ofNullable(profile.theme());
        }
    };

    private static final List<String> UNSTATED = Collections.singletonList(null);

    /** The groups that a promise is in, among those that were asked for; a promise may be in several or in none. */
    abstract Stream<String> keys(Profile profile, DocumentFilter asked);

    /** The group in words, where its key is a code. */
    public String name(String key) {
        return null;
    }

    /** The distinct keys, or a single null for what the promises do not say. */
    List<String> groups(Profile profile, DocumentFilter asked) {
        var keys = keys(profile, asked).distinct().toList();
        return keys.isEmpty() ? UNSTATED : keys;
    }

    private static Stream<Municipality> municipalities(Profile profile, DocumentFilter asked) {
        return profile.municipalities().stream()
                .filter(code ->
                        asked.municipalities() == null || asked.municipalities().contains(code))
                .flatMap(code -> Municipalities.find(code).stream());
    }
}
