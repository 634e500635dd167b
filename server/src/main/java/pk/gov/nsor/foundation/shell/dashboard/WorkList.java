package pk.gov.nsor.foundation.shell.dashboard;

import java.util.Set;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * A list of a module on which a finding is worked on.
 *
 * @param path its address
 * @param roles who may open it
 */
public record WorkList(String path, Set<Role> roles) {

    public WorkList {
        roles = Set.copyOf(roles);
    }

    public boolean isFor(SignedIn reader) {
        return roles.stream().anyMatch(reader::has);
    }
}
