package pk.gov.nsor.foundation.access;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person who is signed in, as the account is at this request.
 *
 * @param userName the name they sign in with, in lower case
 * @param roles at least one
 * @param agency the code of the agency they work for, for example {@code NPB}
 * @param jurisdiction the area of their work
 * @param credentialVersion of the account: what was begun at another version is not valid
 */
public record SignedIn(
        UUID accountId,
        String userName,
        String displayName,
        Set<Role> roles,
        String agency,
        Jurisdiction jurisdiction,
        long credentialVersion)
        implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The same with its credentials at another version. */
    public SignedIn at(long version) {
        return new SignedIn(accountId, userName, displayName, roles, agency, jurisdiction, version);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether one of their roles is of the police who supervise registered people. */
    public boolean isPolice() {
        return has(Role.SUPERVISING_OFFICER) || has(Role.DISTRICT_SUPERVISOR) || has(Role.PROVINCIAL_SUPERVISOR);
    }

    @Override
    public String getName() {
        return userName;
    }
}
