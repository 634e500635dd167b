package pk.gov.nsor.foundation.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor of an action.
 *
 * @param id the account or machine client; null for the system and for somebody not signed in
 * @param origin from where: a network address, or the name of the job
 */
public record Actor(Kind kind, @Nullable UUID id, String origin) {

    /** The kind of actor. */
    public enum Kind {
        OFFICER,
        MACHINE,
        SYSTEM,
        UNKNOWN
    }

    public static Actor system(String job) {
        return new Actor(Kind.SYSTEM, null, job);
    }

    public static Actor unknown(String origin) {
        return new Actor(Kind.UNKNOWN, null, origin);
    }
}
