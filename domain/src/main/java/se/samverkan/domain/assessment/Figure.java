package se.samverkan.domain.assessment;

import java.math.BigDecimal;

/** A reported number with its qualifier: the range of values that it can mean. */
public record Figure(BigDecimal value, Qualifier qualifier) {

    /** A number without a qualifier is exact. */
    public Figure {
        qualifier = qualifier == null ? Qualifier.EXACT : qualifier;
    }

    /** The qualifier as documents state it: none beside an exact number. */
    public Qualifier statedQualifier() {
        return qualifier == Qualifier.EXACT ? null : qualifier;
    }

    /** Whether every value that it can mean is at least this one. */
    public boolean isAtLeast(BigDecimal bound) {
        return hasLowerBound() && value.compareTo(bound) >= 0;
    }

    /** Whether every value that it can mean is at most this one. */
    public boolean isAtMost(BigDecimal bound) {
        return hasUpperBound() && value.compareTo(bound) <= 0;
    }

    public boolean isMoreThan(BigDecimal bound) {
        return isAtLeast(bound) && (qualifier == Qualifier.MORE_THAN || value.compareTo(bound) != 0);
    }

    public boolean isLessThan(BigDecimal bound) {
        return isAtMost(bound) && (qualifier == Qualifier.LESS_THAN || value.compareTo(bound) != 0);
    }

    private boolean hasLowerBound() {
        return switch (qualifier) {
            case EXACT, AT_LEAST, MORE_THAN -> true;
            case AT_MOST, LESS_THAN, ABOUT -> false;
        };
    }

    private boolean hasUpperBound() {
        return switch (qualifier) {
            case EXACT, AT_MOST, LESS_THAN -> true;
            case AT_LEAST, MORE_THAN, ABOUT -> false;
        };
    }

    /** The sum of two figures: it has the bounds that both have. */
    public Figure plus(Figure other) {
        return new Figure(value.add(other.value), sum(other));
    }

    /** The figure where more may be added to it. */
    public Figure orMore() {
        return plus(new Figure(BigDecimal.ZERO, Qualifier.AT_LEAST));
    }

    /** Whether no value can be meant by both. */
    public boolean excludes(Figure other) {
        return isBelow(other) || other.isBelow(this);
    }

    private boolean isBelow(Figure other) {
        return other.hasLowerBound()
                && (other.qualifier == Qualifier.MORE_THAN ? isAtMost(other.value) : isLessThan(other.value));
    }

    private Qualifier sum(Figure other) {
        boolean hasLower = hasLowerBound() && other.hasLowerBound();
        boolean hasUpper = hasUpperBound() && other.hasUpperBound();
        if (hasLower && hasUpper) {
            return Qualifier.EXACT;
        }
        if (hasLower) {
            return isEither(Qualifier.MORE_THAN, other) ? Qualifier.MORE_THAN : Qualifier.AT_LEAST;
        }
        if (hasUpper) {
            return isEither(Qualifier.LESS_THAN, other) ? Qualifier.LESS_THAN : Qualifier.AT_MOST;
        }
        return Qualifier.ABOUT;
    }

    private boolean isEither(Qualifier sought, Figure other) {
        return qualifier == sought || other.qualifier == sought;
    }
}
