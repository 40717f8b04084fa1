package se.samverkan.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.contract.RequestGenerator.Broken;
import se.samverkan.e2e.system.ApiEditor.Revision;
import se.samverkan.e2e.system.SystemUnderTest;

/** Allowed requests are accepted, others are refused at the place of the fault, and all responses keep the contract. */
@ExtendWith(SystemUnderTest.Running.class)
class ValidationStory {
    /** Fixed, so that a build depends on its change only; -Dproperty.seed sets another. */
    private static final long SEED = Long.getLong("property.seed", 8_363_712_493_762_751_862L);

    private static final int CASES = Integer.getInteger("property.cases", 3_000);
    /** The share of optional members. */
    private static final double OPTIONAL = 0.25;
    /** The number of first requests with required members only, which break hardly any rule. */
    private static final int LEAST = 4;
    /** The factor for bodies, which can be broken in more ways than parameters. */
    private static final int MORE = 3;

    /** Statuses of valid requests that the state or the rules do not allow, or that name other parties or no cursor. */
    private static final Set<Integer> AGAINST_A_RULE = Set.of(403, 409, 410, 422);

    private final SystemUnderTest system;
    private final ServedContract contract;
    private final Fixtures fixtures;

    ValidationStory(SystemUnderTest system) {
        this.system = system;
        this.contract = new ServedContract(system.anyone()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        this.fixtures = new Fixtures(system);
    }

    @TestFactory
    Stream<DynamicTest> allowed_requests_are_accepted() {
        return contract.operations()
                // A stream does not end: ChangesStory reads it. A file is no JSON: ImportStory sends it.
                .filter(operation -> !operation.isStream() && !operation.isOfFiles())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var least = attempts(operation, 0);
                    var attempts = attempts(operation, OPTIONAL);
                    var statuses = new ArrayList<Integer>();
                    hold(operation, cases(), () -> {
                        var document = fixtures.documentFor(operation);
                        var call = ready((statuses.size() < LEAST ? least : attempts).allowedCall(), document);
                        var answer = call.send(system.address());
                        statuses.add(answer.statusCode());
                        var untrue = allowedButRefused(call, answer);
                        return complaint(call, answer, "", untrue);
                    });
                    assertThat(statuses).as("statuses").anyMatch(status -> status < 300);
                }));
    }

    @TestFactory
    Stream<DynamicTest> requests_with_one_fault_are_refused_at_its_place() {
        return contract.operations()
                .filter(operation -> !operation.isOfFiles())
                .filter(operation -> attempts(operation, OPTIONAL).brokenCall().isPresent())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var attempts = attempts(operation, OPTIONAL);
                    var document = fixtures.documentFor(operation);
                    int cases = operation.bodySchema().isPresent() ? MORE * cases() : cases();
                    hold(operation, cases, () -> {
                        var broken = attempts.brokenCall().orElseThrow();
                        var call = ready(broken.call(), document);
                        var answer = call.send(system.address());
                        return complaint(call, answer, broken.toString(), acceptedOrMisplaced(broken, answer));
                    });
                    if (document != null) {
                        var reader = operation.isAboutASubscription() ? "integrator" : "editor";
                        assertThat(system.as(reader, Fixtures.PARTY)
                                        .get(document.path())
                                        .header("ETag"))
                                .as("the revision after so many refusals")
                                .isEqualTo(document.etag());
                    }
                }));
    }

    private int cases() {
        long units = contract.operations()
                .mapToInt(operation -> operation.bodySchema().isPresent() ? 1 + MORE : 2)
                .sum();
        return Math.max(1, Math.toIntExact(CASES / units));
    }

    private RequestGenerator attempts(ContractOperation operation, double optional) {
        return new RequestGenerator(
                operation,
                new AllowedValues(
                        contract,
                        fixtures.existingValues(operation),
                        optional,
                        new Random(SEED + operation.id().hashCode())));
    }

    /** The call with an existing document, its current entity tag and a token; faults stay unchanged. */
    private Call ready(Call call, Revision document) {
        var operation = call.operation();
        var ready = fixtures.authorised(call);
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asText();
            if (!call.path().containsKey(name)) {
                ready = ready.withPath(
                        name,
                        name.equals("id") || name.equals("subscriptionId")
                                ? document.id()
                                : fixtures.existingValues().get(name).getFirst());
            }
        }
        var takesTag = operation.parameters("header").stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
        return takesTag && !call.headers().containsKey("If-Match")
                ? ready.withHeader("If-Match", document.etag())
                : ready;
    }

    private static List<String> allowedButRefused(Call call, HttpResponse<String> answer) {
        int status = answer.statusCode();
        var untrue = new ArrayList<>(call.operation().deviations(answer));
        if (call.body() != null && !call.operation().allows(call.body())) {
            untrue.add("the generated request breaks the contract: this test is wrong");
        }
        if (status >= 300 && !AGAINST_A_RULE.contains(status)) {
            untrue.add("the contract allows it");
        }
        return untrue;
    }

    private static List<String> acceptedOrMisplaced(Broken broken, HttpResponse<String> answer) {
        int status = answer.statusCode();
        var untrue = new ArrayList<>(broken.call().operation().deviations(answer));
        if (status < 400 || status >= 500) {
            untrue.add("the contract does not allow it");
        } else if (!namesThePlace(broken, answer)) {
            untrue.add("the response does not name the place");
        }
        return untrue;
    }

    /** Whether the response names the fault: an unknown path by 404, a bad media type by 415. */
    private static boolean namesThePlace(Broken broken, HttpResponse<String> answer) {
        return switch (broken.part()) {
            case BODY, QUERY -> places(answer).anyMatch(broken.place()::equals);
            case PATH -> answer.statusCode() == 404 || places(answer).anyMatch(broken.place()::equals);
            case HEADER ->
                answer.statusCode() == 415
                        // The body may break a rule that the contract cannot express.
                        || AGAINST_A_RULE.contains(answer.statusCode())
                        || ServedContract.tree(answer.body())
                                .path("detail")
                                .asText()
                                .contains(broken.place());
        };
    }

    private static Stream<String> places(HttpResponse<String> problem) {
        return ServedContract.tree(problem.body())
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("pointer").asText());
    }

    /** Equal complaints have the same first line. */
    private String complaint(Call call, HttpResponse<String> answer, String fault, List<String> untrue) {
        return untrue.isEmpty()
                ? ""
                : "%s -> %d: %s\n  %s\n  %s"
                        .formatted(
                                fault.replaceAll("/\\d+", "/0"),
                                answer.statusCode(),
                                String.join("; ", untrue),
                                shortened(answer.body()),
                                shortened(call.curl(system.address())));
    }

    private static String shortened(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }

    /** Tries a number of cases and fails with the first complaint of every kind. */
    private static void hold(ContractOperation operation, int cases, Supplier<String> complaint) {
        var complaints = new LinkedHashMap<String, String>();
        for (int i = 0; i < cases; i++) {
            var found = complaint.get();
            if (!found.isEmpty()) {
                complaints.putIfAbsent(found.lines().findFirst().orElseThrow(), found);
            }
        }
        assertThat(complaints.values())
                .as("%s, with -Dproperty.seed=%d -Dproperty.cases=%d", operation.id(), SEED, CASES)
                .isEmpty();
    }
}
