package pk.gov.nsor.foundation.requirement.policy;

import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Special;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Years;

/**
 * A maximum punishment in a form that can be compared.
 *
 * @param halfYears twice the years, since half of an odd number may be needed; above all years for life and death
 */
public record Maximum(int halfYears) implements Comparable<Maximum> {

    static final Maximum NONE = new Maximum(0);
    public static final Maximum LIFE = new Maximum(1000);
    public static final Maximum DEATH = new Maximum(1001);

    /** Half of life, and of death: 12.5 years. */
    private static final Maximum HALF_OF_LIFE = new Maximum(25);

    public static Maximum ofYears(int years) {
        return new Maximum(2 * years);
    }

    /** @return the row's own maximum; {@code NONE} where it takes that of the offence it is connected with */
    static Maximum of(MaximumPunishment punishment) {
        return switch (punishment) {
            case Years(int years) -> ofYears(years);
            case Special.LIFE -> LIFE;
            case Special.DEATH -> DEATH;
            case Special.AS_CONNECTED, Special.HALF_CONNECTED -> NONE;
        };
    }

    public Maximum half() {
        return compareTo(LIFE) >= 0 ? HALF_OF_LIFE : new Maximum(halfYears / 2);
    }

    Maximum or(Maximum other) {
        return halfYears >= other.halfYears ? this : other;
    }

    @Override
    public int compareTo(Maximum other) {
        return Integer.compare(halfYears, other.halfYears);
    }

    /** DEATH, LIFE or the years, as in 12.5. */
    @Override
    public String toString() {
        if (equals(DEATH)) {
            return Special.DEATH.name();
        }
        if (equals(LIFE)) {
            return Special.LIFE.name();
        }
        return halfYears % 2 == 0 ? Integer.toString(halfYears / 2) : halfYears / 2 + ".5";
    }
}
