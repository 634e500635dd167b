package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.LocalDate;

/** Nobody knows where somebody is: a national alert until the person is seen. */
public record Whereabouts(LocalDate since, Reason reason) {

    /** Why it is not known. The names are stored. */
    public enum Reason {
        ESCAPED,
        /** The address has failed and an appearance was missed. */
        MISSED_AND_NOT_AT_ADDRESS
    }

    /** How it ended. The names are stored. */
    public enum End {
        /** Appeared at a station. */
        APPEARED,
        /** Is in custody again. */
        IN_CUSTODY,
        /** Is nobody's duty any more. */
        OFF_THE_REGISTER
    }
}
