package se.samverkan.e2e.specmatic;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where Specmatic expects what nobody promises, each with the reason. */
enum SpecmaticException {
    /** W3C Trace Context: who can't read it begins a trace of its own. */
    BROKEN_TRACEPARENT("-ve .* traceparent is mutated", "^20\\d .*Expected 4xx"),
    /** A null for a member that may be left out is taken as absent (ADR 30); that others may not be null ValidationStory holds. */
    NULL_IS_ABSENT("-ve .* mutated from .* to null", "^20\\d .*Expected 4xx"),
    /** What is well-formed may be against a rule, or name parties that are somebody else: it knows schemas only (ADR 30). */
    AGAINST_A_RULE("\\+ve ", "^(403|409|422) "),
    /** Where there is a pattern it overlooks the format, here uri. */
    NO_URI("\\+ve ", "^400 must be a web address", Occurs.AT_RANDOM),
    /** It overlooks multipleOf. */
    NO_MULTIPLE("\\+ve ", "^400 numeric value out of bounds", Occurs.AT_RANDOM),
    /** It overlooks minItems and maxItems. */
    OTHER_NUMBER_OF_ITEMS("\\+ve ", "^400 size must be between", Occurs.AT_RANDOM),
    /** Beyond the contract by ADR 30, or between two members: no schema can say it. */
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

    /** The one that a complaint falls under: the status of an answer, and what it or Specmatic says. */
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
