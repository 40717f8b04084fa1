package se.samverkan.gateway.index;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.StatedYears;
import se.samverkan.gateway.index.PromiseStatistics.Profile;

/** The groupings of statistics. */
@Schema(name = "StatisticsGrouping", description = "Grouping of the figures")
public enum Grouping {
    municipality {
        @Override
        String area(Municipality municipality) {
            return municipality.code();
        }

        @Override
        public String name(String key) {
            return Municipalities.find(key).orElseThrow().name();
        }
    },
    county {
        @Override
        String area(Municipality municipality) {
            return municipality.countyCode();
        }

        @Override
        public String name(String key) {
            return Municipalities.in(key, null).findFirst().orElseThrow().county();
        }
    },
    policeRegion {
        @Override
        String area(Municipality municipality) {
            return municipality.policeRegion();
        }
    },
    year {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter filter) {
            var years = filter.year() == null
                    ? StatedYears.soFar(profile.fromDay(), profile.toDay())
                    : IntStream.of(filter.year());
            return years.mapToObj(Integer::toString);
        }
    },
    theme {
        @Override
        Stream<String> keys(Profile profile, DocumentFilter filter) {
            return Stream.ofNullable(profile.theme());
        }
    };

    private static final List<String> UNSTATED = Collections.singletonList(null);

    /** The keys of a group of two groupings; null where the promises state none. */
    public record KeyPair(String key, String thenKey) {}

    /** The groups of a promise that pass the filter; a promise may be in several or in none. */
    Stream<String> keys(Profile profile, DocumentFilter filter) {
        return municipalities(profile, filter).map(this::area);
    }

    /** The area with a municipality; null for a grouping by something else. */
    String area(Municipality municipality) {
        return null;
    }

    /** The name of a group whose key is a code, otherwise null. */
    public String name(String key) {
        return null;
    }

    /** The distinct keys, or a single null if the promises state none. */
    List<String> groups(Profile profile, DocumentFilter filter) {
        var keys = keys(profile, filter).distinct().toList();
        return keys.isEmpty() ? UNSTATED : keys;
    }

    /** The distinct pairs of keys: of two areas those with a municipality in common, otherwise each key with each. */
    List<KeyPair> groups(Grouping then, Profile profile, DocumentFilter filter) {
        if (then == this) {
            // The contract allows the same grouping twice: each key goes with itself.
            return groups(profile, filter).stream()
                    .map(key -> new KeyPair(key, key))
                    .toList();
        }
        if (isArea() && then.isArea()) {
            var pairs = municipalities(profile, filter)
                    .map(municipality -> new KeyPair(area(municipality), then.area(municipality)))
                    .distinct()
                    .toList();
            return pairs.isEmpty() ? List.of(new KeyPair(null, null)) : pairs;
        }
        var thenKeys = then.groups(profile, filter);
        return groups(profile, filter).stream()
                .flatMap(key -> thenKeys.stream().map(thenKey -> new KeyPair(key, thenKey)))
                .toList();
    }

    private boolean isArea() {
        return this != year && this != theme;
    }

    private static Stream<Municipality> municipalities(Profile profile, DocumentFilter filter) {
        return profile.municipalities().stream()
                .filter(code -> filter.municipalities() == null
                        || filter.municipalities().contains(code))
                .flatMap(code -> Municipalities.find(code).stream());
    }
}
