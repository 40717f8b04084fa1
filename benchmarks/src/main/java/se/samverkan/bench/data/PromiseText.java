package se.samverkan.bench.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.samverkan.domain.content.Contact;
import se.samverkan.domain.content.Evidence;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.content.Responsibility;
import se.samverkan.domain.content.Signature;
import se.samverkan.domain.content.Source;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.platform.json.CanonicalJson;

/** A promise (medborgarlöfte) of the national data. */
public record PromiseText(PromiseSeed seed) {

    /** Promises are published around the beginning of their year. */
    public static LocalDate earliestPublication(PromiseSeed seed) {
        return LocalDate.of(seed.year() - 1, 12, 1);
    }

    /** The content, without the members that the owner adds. */
    Map<String, Object> content() {
        var theme = seed.theme();
        var municipality = seed.municipality().name();
        var all = new LinkedHashMap<String, Object>();
        all.put("title", title());
        all.put(
                "summary",
                "Kommunen och polisen lovar invånarna i " + municipality + " att under " + seed.year() + " arbeta med "
                        + theme.area().toLowerCase(Locale.ROOT) + ". " + theme.problem() + " " + theme.cause());
        all.put("municipalities", List.of(seed.municipality().code()));
        all.put("district", seed.district());
        all.put("parties", seed.parties());
        all.put("validity", year(seed.year()));
        all.put("theme", theme.title());
        all.put("purposes", List.of("Ökad trygghet", "Färre brott"));
        all.put(
                "signatures",
                List.of(
                        signature(seed.municipalityParty(), "Kommundirektör"),
                        signature(PromiseSeed.POLICE, "Områdeschef")));
        all.put("evidence", evidence());
        all.put("contact", contact());
        all.put("sources", List.of(source("Medborgarlöfte " + seed.year())));
        all.put("language", "sv");
        var plan = Plan.of(seed);
        all.put("commitments", plan.commitments().stream().map(this::commitment).toList());
        all.put("activities", plan.activities().stream().map(this::activity).toList());
        return all;
    }

    /** The request body of an editor, without computed members. */
    public ObjectNode request() {
        var request = CanonicalJson.tree(content());
        request.findParents("earliest").forEach(period -> ((ObjectNode) period).remove(List.of("earliest", "latest")));
        return request;
    }

    public String title() {
        return "Medborgarlöfte " + seed.year() + " i " + seed.municipality().name() + ": "
                + seed.theme().title();
    }

    private Map<String, Object> commitment(Plan.Item item) {
        return Map.of(
                "id", item.id(),
                "title", item.title(),
                "text", item.text(),
                "responsibility", new Responsibility(Responsibility.Mode.JOINT, null),
                "places", List.of(place(item)),
                "focusAreaId", seed.theme().focusArea());
    }

    private Map<String, Object> activity(Plan.Item item) {
        var random = seed.random(item.id());
        var leader = random.nextBoolean() ? seed.municipalityParty() : PromiseSeed.POLICE;
        return Map.of(
                "id",
                item.id(),
                "text",
                item.text(),
                "responsibility",
                new Responsibility(Responsibility.Mode.SINGLE, List.of(reference(leader))),
                "targets",
                item.target() == null ? List.of() : List.of(item.target()),
                "places",
                random.nextInt(3) == 0 ? List.of(place(item)) : List.of(),
                "commitmentIds",
                List.of("c" + (1 + random.nextInt(4))),
                "deliveryStatus",
                seed.year() < NationalData.LAST_YEAR ? "COMPLETED" : "IN_PROGRESS");
    }

    private static Place place(Plan.Item item) {
        return new Place(item.place(), Place.Relation.IN, null, null, null);
    }

    /** The id alone; the name is among the parties of the document. */
    private static Party reference(Party party) {
        return new Party(party.id(), null, null, null, null);
    }

    private List<Evidence> evidence() {
        var random = seed.random("evidence");
        return List.of(
                new Evidence(
                        Evidence.Type.CITIZEN_DIALOGUE,
                        "Medborgardialoger",
                        null,
                        null,
                        2 + random.nextInt(9),
                        null,
                        null,
                        null,
                        null),
                new Evidence(
                        Evidence.Type.SAFETY_SURVEY,
                        "Trygghetsmätning",
                        "Polisen",
                        null,
                        400 + random.nextInt(900),
                        null,
                        null,
                        null,
                        null));
    }

    Contact contact() {
        var municipality = seed.municipality().name();
        return new Contact(
                "Kontaktcenter, " + municipality + " kommun",
                "0771-00 " + seed.municipality().code(),
                null,
                null,
                null);
    }

    Source source(String title) {
        return new Source(
                seed.municipalityParty().name(),
                title,
                URI.create("https://kommun-" + seed.municipality().code() + ".example/trygghet/" + seed.year()),
                new PartialDate(Integer.toString(seed.year())),
                null);
    }

    Signature signature(Party party, String role) {
        return new Signature(party.id(), role, null, new PartialDate(seed.year() - 1 + "-12"), null);
    }

    static Period year(int year) {
        var stated = new PartialDate(Integer.toString(year));
        return Period.of(stated, stated);
    }
}
