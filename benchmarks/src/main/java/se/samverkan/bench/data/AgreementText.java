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

/** An agreement (samverkansöverenskommelse) of the national data; its slot's year is its first. */
record AgreementText(PromiseSeed slot) {

    /** The first years of the three agreements that every municipality has had. */
    static final List<Integer> FIRST_YEARS = List.of(2017, 2020, 2023);

    private static final int LAST_OF_THEM = FIRST_YEARS.getLast();

    static LocalDate season(PromiseSeed slot) {
        return LocalDate.of(slot.year() - 1, 10, 1);
    }

    /** The one that a promise of the slot develops. */
    static PromiseSeed inForce(PromiseSeed promise) {
        int first = FIRST_YEARS.reversed().stream()
                .filter(year -> year <= promise.year())
                .findFirst()
                .orElseThrow();
        return promise.in(first);
    }

    Map<String, Object> content() {
        int to = slot.year() == LAST_OF_THEM ? NationalData.LAST_YEAR : slot.year() + 2;
        var span = slot.year() + "–" + to;
        var kommun = slot.kommun().name();
        var promise = new PromiseText(slot);
        var all = new LinkedHashMap<String, Object>();
        all.put("title", "Samverkansöverenskommelse " + span + " mellan " + kommun + " och Polismyndigheten");
        all.put(
                "summary",
                "Överenskommelsen anger hur " + kommun + " och Polismyndigheten tillsammans förebygger brott och ökar"
                        + " tryggheten " + span + ". Arbetet utgår från en gemensam lägesbild och följs upp varje år.");
        all.put("municipalities", List.of(slot.municipality().code()));
        all.put("district", slot.district());
        all.put("parties", slot.parties());
        all.put(
                "validity",
                Period.of(new PartialDate(Integer.toString(slot.year())), new PartialDate(Integer.toString(to))));
        all.put("labelAsPublished", "samverkansöverenskommelse");
        all.put("purposes", List.of("Färre brott", "Ökad trygghet", "Bättre samverkan"));
        all.put("signedOn", slot.year() - 1 + "-11");
        all.put(
                "signatures",
                List.of(
                        promise.signature(slot.kommun(), "Kommunstyrelsens ordförande"),
                        promise.signature(PromiseSeed.POLICE, "Polisområdeschef")));
        all.put("situationalPicture", situation());
        all.put("focusAreas", themes().stream().map(AgreementText::focusArea).toList());
        all.put("prioritisedPlaces", places());
        all.put("bodies", List.of(Map.of("name", "Trygghetsrådet", "type", "SAFETY_COUNCIL")));
        all.put("cadence", "Revideras vart tredje år och följs upp varje år.");
        all.put("contact", promise.contact());
        all.put("sources", List.of(promise.source("Samverkansöverenskommelse " + span)));
        all.put("language", "sv");
        if (slot.year() > NationalData.FIRST_YEAR) {
            var before = slot.in(slot.year() - 3);
            all.put("supersedes", before.id("agreement", season(before)));
        }
        return all;
    }

    private Map<String, Object> situation() {
        return Map.of(
                "summary",
                "Lägesbilden bygger på medborgardialoger, trygghetsmätningar och brottsstatistik.",
                "evidence",
                List.of(
                        new Evidence(Evidence.Type.CITIZEN_DIALOGUE, "Medborgardialoger", null, null, null, null, null),
                        new Evidence(Evidence.Type.CRIME_STATISTICS, "Anmälda brott", "Brå", null, null, null, null)),
                "problems",
                themes().stream()
                        .map(theme -> Map.of("text", theme.problem(), "causes", List.of(theme.cause())))
                        .toList());
    }

    /** Those of the promises made under it, and one more. */
    private List<Words.Theme> themes() {
        return IntStream.range(0, 4)
                .mapToObj(year -> slot.in(slot.year() + 3 * year).theme())
                .distinct()
                .toList();
    }

    private static Map<String, Object> focusArea(Words.Theme theme) {
        return Map.of("id", theme.focusArea(), "title", theme.area(), "scope", theme.problem() + " " + theme.cause());
    }

    private List<Place> places() {
        return slot.random("places")
                .ints(3, 0, Words.SWEDISH.places().size())
                .mapToObj(Words.SWEDISH.places()::get)
                .distinct()
                .map(name -> new Place(name, Place.Relation.AROUND, null, null, null))
                .toList();
    }
}
