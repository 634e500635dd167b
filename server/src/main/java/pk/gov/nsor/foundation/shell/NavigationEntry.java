package pk.gov.nsor.foundation.shell;

import java.util.Set;
import pk.gov.nsor.foundation.access.Role;

/**
 * A line of the side navigation: a bean of the module whose page it opens. A role sees at most seven.
 *
 * @param key the message that names it
 * @param path where it leads, beginning with a slash
 * @param order smaller numbers come first; Today is 0
 * @param roles who sees it; empty for everybody
 */
public record NavigationEntry(String key, String path, int order, Set<Role> roles) {

    public NavigationEntry {
        roles = Set.copyOf(roles);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash: " + path);
        }
    }
}
