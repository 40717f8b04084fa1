package se.samverkan.stack.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A made-up person.
 *
 * @param organisation a party's id, such as municipality:0486
 * @param name the name of the organisation
 */
record DemoPerson(String organisation, String name, Set<String> roles) {

    private static final Set<String> ROLES = Set.of("editor", "approver", "archivist", "admin");
    private static final String PARTY = "[a-z-]{1,40}:[a-z0-9-]{1,80}";
    private static final Set<String> BOTH = Set.of("editor", "approver");

    /** The people that the page offers: of the organisations in the sample data. */
    static final List<DemoPerson> KNOWN = List.of(
            new DemoPerson("municipality:0486", "Strängnäs kommun", BOTH),
            new DemoPerson("municipality:0163", "Sollentuna kommun", BOTH),
            new DemoPerson("municipality:0191", "Sigtuna kommun", BOTH),
            new DemoPerson("municipality:0120", "Värmdö kommun", BOTH),
            new DemoPerson("municipality:0182", "Nacka kommun", BOTH),
            new DemoPerson("municipality:0138", "Tyresö kommun", BOTH),
            new DemoPerson("police:polismyndigheten", "Polisen", BOTH),
            new DemoPerson("police:lokalpolisomrade-nacka", "Polisen, lokalpolisområde Nacka", BOTH));

    /** The person that a form names by number, or by organisation and roles; empty if it names nobody. */
    static Optional<DemoPerson> chosenIn(Parameters form) {
        Optional<DemoPerson> known =
                form.one("person").stream().flatMap(DemoPerson::numbered).findFirst();
        if (known.isPresent()) {
            return known;
        }
        Set<String> roles = Set.copyOf(form.all("role"));
        return form.one("organisation")
                .map(String::strip)
                .filter(organisation -> organisation.matches(PARTY))
                .filter(organisation -> !roles.isEmpty() && ROLES.containsAll(roles))
                .map(organisation -> new DemoPerson(organisation, organisation, roles));
    }

    private static Stream<DemoPerson> numbered(String number) {
        return number.matches("\\d{1,2}")
                ? KNOWN.stream().skip(Long.parseLong(number)).limit(1)
                : Stream.empty();
    }

    /** The stable subject of the person's tokens. */
    String subject() {
        return "demo-" + organisation.replace(':', '-') + "-"
                + roles.stream().sorted().reduce("", String::concat);
    }
}
