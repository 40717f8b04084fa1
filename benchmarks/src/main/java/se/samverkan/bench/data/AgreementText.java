package se.samverkan.bench.data;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samverkan.domain.content.Evidence;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;

/** An agreement (samverkansöverenskommelse) of the national data; the year of its seed is its first year. */
record AgreementText(PromiseSeed seed) {

    /** The first years of the three agreements of every municipality. */
    static final List<Integer> FIRST_YEARS = List.of(2017, 2020, 2023);

    private static final int LAST_FIRST_YEAR = FIRST_YEARS.getLast();

    /** Agreements are published in the autumn before their first year. */
    static LocalDate earliestPublication(PromiseSeed seed) {
        return LocalDate.of(seed.year() - 1, 10, 1);
    }

    /** The seed of the agreement that a promise develops. */
    static PromiseSeed inForce(PromiseSeed promise) {
        int first = FIRST_YEARS.reversed().stream()
                .filter(year -> year <= promise.year())
                .findFirst()
                .orElseThrow();
        return promise.in(first);
    }

    Map<String, Object> content() {
        int to = seed.year() == LAST_FIRST_YEAR ? NationalData.LAST_YEAR : seed.year() + 2;
        var span = seed.year() + "–" + to;
        var municipality = seed.municipalityParty().name();
        var promise = new PromiseText(seed);
        var all = new LinkedHashMap<String, Object>();
        all.put("title", "Samverkansöverenskommelse " + span + " mellan " + municipality + " och Polismyndigheten");
        all.put(
                "summary",
                "Överenskommelsen anger hur " + municipality
                        + " och Polismyndigheten tillsammans förebygger brott och ökar" + " tryggheten " + span
                        + ". Arbetet utgår från en gemensam lägesbild och följs upp varje år.");
        all.put("municipalities", List.of(seed.municipality().code()));
        all.put("district", seed.district());
        all.put("parties", seed.parties());
        all.put(
                "validity",
                Period.of(new PartialDate(Integer.toString(seed.year())), new PartialDate(Integer.toString(to))));
        all.put("labelAsPublished", "samverkansöverenskommelse");
        all.put("purposes", List.of("Färre brott", "Ökad trygghet", "Bättre samverkan"));
        all.put("signedOn", seed.year() - 1 + "-11");
        all.put(
                "signatures",
                List.of(
                        promise.signature(seed.municipalityParty(), "Kommunstyrelsens ordförande"),
                        promise.signature(PromiseSeed.POLICE, "Polisområdeschef")));
        all.put("situationalPicture", situationalPicture());
        all.put("focusAreas", themes().stream().map(AgreementText::focusArea).toList());
        all.put("prioritisedPlaces", places());
        all.put("bodies", List.of(Map.of("name", "Trygghetsrådet", "type", "SAFETY_COUNCIL")));
        all.put("cadence", "Revideras vart tredje år och följs upp varje år.");
        all.put("contact", promise.contact());
        all.put("sources", List.of(promise.source("Samverkansöverenskommelse " + span)));
        all.put("language", "sv");
        if (seed.year() > NationalData.FIRST_YEAR) {
            var predecessor = seed.in(seed.year() - 3);
            all.put("supersedes", predecessor.id("agreement", earliestPublication(predecessor)));
        }
        return all;
    }

    private Map<String, Object> situationalPicture() {
        return Map.of(
                "summary",
                "Lägesbilden bygger på medborgardialoger, trygghetsmätningar och brottsstatistik.",
                "evidence",
                List.of(
                        new Evidence(
                                Evidence.Type.CITIZEN_DIALOGUE,
                                "Medborgardialoger",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new Evidence(
                                Evidence.Type.CRIME_STATISTICS,
                                "Anmälda brott",
                                "Brå",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)),
                "problems",
                themes().stream()
                        .map(theme -> Map.of("text", theme.problem(), "causes", List.of(theme.cause())))
                        .toList());
    }

    /** The themes of the promises under the agreement, and one more. */
    private List<Words.Theme> themes() {
        return IntStream.range(0, 4)
                .mapToObj(year -> seed.in(seed.year() + 3 * year).theme())
                .distinct()
                .toList();
    }

    private static Map<String, Object> focusArea(Words.Theme theme) {
        return Map.of("id", theme.focusArea(), "title", theme.area(), "scope", theme.problem() + " " + theme.cause());
    }

    private List<Place> places() {
        return seed.random("places")
                .ints(3, 0, Words.SWEDISH.places().size())
                .mapToObj(Words.SWEDISH.places()::get)
                .distinct()
                .map(name -> new Place(name, Place.Relation.AROUND, null, null, null))
                .toList();
    }
}
