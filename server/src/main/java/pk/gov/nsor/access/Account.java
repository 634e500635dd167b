package pk.gov.nsor.access;

import java.util.Set;
import java.util.UUID;

/** An account as it is kept, without its password. */
public record Account(
        UUID id,
        String userName,
        String displayName,
        Set<Role> roles,
        String agency,
        Jurisdiction jurisdiction,
        boolean enabled) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
