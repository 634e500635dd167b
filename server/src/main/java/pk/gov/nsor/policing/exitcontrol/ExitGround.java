package pk.gov.nsor.policing.exitcontrol;

import java.util.Locale;

/** Why somebody is not to be let out. The names are stored; the policy {@code exit-control.grounds} says which are allowed. */
public enum ExitGround {
    /** Breaches a duty. */
    BREACH,
    /** Is likely to flee. */
    FLIGHT_RISK;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
