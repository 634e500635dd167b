package pk.gov.nsor.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is kept, without its password.
 *
 * @param enabled false: closed; nobody signs in with it
 * @param lastSignedIn null where nobody has yet
 * @param reviewed when it was made, changed or last said to be needed as it is; null where that was before reviews began
 */
public record Account(
        UUID id,
        String userName,
        String displayName,
        Set<Role> roles,
        String agency,
        Jurisdiction jurisdiction,
        boolean enabled,
        @Nullable Instant lastSignedIn,
        @Nullable Instant reviewed) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
