package pk.gov.nsor.requirement;

/**
 * All that the law needs to know of those an offence was committed against, and all that is ever held of them.
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
