package pk.gov.nsor.access;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person who is signed in, as the account is at this request.
 *
 * @param userName what they sign in with: lower case
 * @param roles at least one
 * @param agency the code of the agency they work for, for example {@code NPB}
 * @param jurisdiction where their work lies
 */
public record SignedIn(
        UUID accountId, String userName, String displayName, Set<Role> roles, String agency, Jurisdiction jurisdiction)
        implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether a role of theirs is of the police who follow registered people. */
    public boolean isPolice() {
        return has(Role.SUPERVISING_OFFICER) || has(Role.DISTRICT_SUPERVISOR) || has(Role.PROVINCIAL_SUPERVISOR);
    }

    @Override
    public String getName() {
        return userName;
    }
}
