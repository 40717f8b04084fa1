package se.samverkan.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.register.Municipality;

/** The position of a promise in the national data, from which its documents are generated independently of all others. */
public record PromiseSeed(long seed, Municipality municipality, int year, int number) {

    public static final Party POLICE =
            new Party("police:polismyndigheten", "Polismyndigheten", null, Party.Role.JOINT, null);

    /** Reproducible random numbers for one purpose. */
    SplittableRandom random(String purpose) {
        long mixed = seed;
        for (long part : new long[] {purpose.hashCode(), Integer.parseInt(municipality.code()), year, number}) {
            mixed = new SplittableRandom(mixed ^ part).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    /** The seed of the same municipality and number in another year. */
    public PromiseSeed in(int otherYear) {
        return new PromiseSeed(seed, municipality, otherYear, number);
    }

    Party municipalityParty() {
        return new Party(
                "municipality:" + municipality.code(), municipality.name() + " kommun", null, Party.Role.JOINT, null);
    }

    List<Party> parties() {
        return List.of(municipalityParty(), POLICE);
    }

    String district() {
        return Words.SWEDISH.districts().get(number % Words.SWEDISH.districts().size());
    }

    /** A theme lasts for three years; neighbouring municipalities have different themes. */
    Words.Theme theme() {
        var themes = Words.SWEDISH.themes();
        return themes.get((Integer.parseInt(municipality.code()) + number + year / 3) % themes.size());
    }

    /** A time of publication within two months from the given day. */
    Instant publication(String purpose, LocalDate earliest) {
        return earliest.atStartOfDay(ZoneOffset.UTC)
                .plusMinutes(random(purpose + " time").nextInt(60 * 24 * 60))
                .plusNanos(1_000_000L * random(purpose + " time").nextInt(60_000))
                .toInstant();
    }

    /** A UUIDv7 of the time of publication. */
    public UUID id(String purpose, LocalDate earliest) {
        var random = random(purpose + " id");
        long high = publication(purpose, earliest).toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | 1L << 63);
    }
}
