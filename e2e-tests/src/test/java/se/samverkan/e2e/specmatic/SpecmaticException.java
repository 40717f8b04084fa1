package se.samverkan.e2e.specmatic;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Expectations of Specmatic that the contract does not state, each with the reason. */
enum SpecmaticException {
    /** By W3C Trace Context a malformed header begins a new trace. */
    BROKEN_TRACEPARENT("-ve .* traceparent is mutated", "^20\\d .*Expected 4xx"),
    /** Null means absent for an optional member (ADR 30); ValidationStory tests that other members refuse null. */
    NULL_IS_ABSENT("-ve .* mutated from .* to null", "^20\\d .*Expected 4xx"),
    /** A valid body may break a rule or name other parties: Specmatic knows schemas only (ADR 30). */
    AGAINST_A_RULE("\\+ve ", "^(403|409|422) "),
    /** Specmatic ignores the format (uri) beside a pattern. */
    NO_URI("\\+ve ", "^400 must be a web address", Occurs.AT_RANDOM),
    /** Specmatic ignores multipleOf. */
    NO_MULTIPLE("\\+ve ", "^400 numeric value out of bounds", Occurs.AT_RANDOM),
    /** Specmatic ignores minItems and maxItems. */
    OTHER_NUMBER_OF_ITEMS("\\+ve ", "^400 size must be between", Occurs.AT_RANDOM),
    /** Rules beyond the contract (ADR 30) or between two members: a schema cannot express them. */
    BEYOND_THE_CONTRACT(
            "\\+ve ",
            "^400 (is not a date|ends before it begins|may not hold NUL|(lat|long)itude is from"
                    + "|.* is not the id of |.* is assessed twice)",
            Occurs.AT_RANDOM);

    private enum Occurs {
        EVERY_TIME,
        AT_RANDOM
    }

    private final Pattern scenario;
    private final Pattern text;
    private final Occurs occurs;

    SpecmaticException(String scenario, String text) {
        this(scenario, text, Occurs.EVERY_TIME);
    }

    SpecmaticException(String scenario, String text, Occurs occurs) {
        this.scenario = Pattern.compile(scenario);
        this.text = Pattern.compile(text, Pattern.DOTALL);
        this.occurs = occurs;
    }

    /** The exception for a complaint, which is a status and a message of the response or of Specmatic. */
    static Optional<SpecmaticException> of(String triedScenario, String complaint) {
        return Stream.of(values())
                .filter(known -> known.scenario.matcher(triedScenario).find()
                        && known.text.matcher(complaint).find())
                .findFirst();
    }

    boolean occursEveryTime() {
        return occurs == Occurs.EVERY_TIME;
    }
}
