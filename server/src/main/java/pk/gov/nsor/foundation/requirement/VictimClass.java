package pk.gov.nsor.foundation.requirement;

/**
 * All that the law needs to know of the victims of an offence, and all that is ever stored about them.
 *
 * @param child whether any of them was under 18
 * @param female whether any of them was female
 */
public record VictimClass(boolean child, boolean female) {

    /** A <i>victim</i> as the Act's Schedules mean it. */
    public boolean isWomanOrChild() {
        return child || female;
    }
}
