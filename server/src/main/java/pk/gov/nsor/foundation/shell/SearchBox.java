package pk.gov.nsor.foundation.shell;

import java.util.Set;
import pk.gov.nsor.foundation.access.Role;

/**
 * The search box at the top of every page: a bean of the module that answers it, at {@code /people}.
 *
 * @param roles whose pages have it
 */
public record SearchBox(Set<Role> roles) {

    public SearchBox {
        roles = Set.copyOf(roles);
    }
}
