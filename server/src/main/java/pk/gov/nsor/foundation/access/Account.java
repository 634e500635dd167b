package pk.gov.nsor.foundation.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;

/**
 * An account as it is stored, without its password.
 *
 * @param number the person's; null for an account from before there was one
 * @param enabled false: closed; nobody signs in with it
 * @param lastSignedIn null where nobody has yet
 * @param reset when two people last gave it new credentials; null for never
 * @param reviewed when it was made, changed or last said to be needed as it is; null where that was before reviews
 *     began
 */
public record Account(
        UUID id,
        String userName,
        String displayName,
        Set<Role> roles,
        String agency,
        Jurisdiction jurisdiction,
        @Nullable PersonnelNumber number,
        boolean enabled,
        @Nullable Instant lastSignedIn,
        @Nullable Instant reset,
        @Nullable Instant reviewed) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /**
     * Whether two people have given it new credentials since; what was begun in its name before may be somebody
     * else's.
     */
    public boolean wasResetSince(Instant moment) {
        return reset != null && !reset.isBefore(moment);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
