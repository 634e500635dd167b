package pk.gov.nsor.foundation.shell;

import java.util.Set;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * A line of the side navigation: a bean of the module whose page it opens. Beside it stands how much waits in the lists of
 * {@link TodayList} that name it.
 *
 * @param key the message that names it
 * @param path where it leads, beginning with a slash
 * @param order smaller numbers come first in the group
 * @param roles who sees it; empty for everybody
 */
public record NavigationEntry(String key, String path, NavigationGroup group, int order, Set<Role> roles) {

    public NavigationEntry {
        roles = Set.copyOf(roles);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash: " + path);
        }
    }

    public boolean isFor(SignedIn reader) {
        return roles.isEmpty() || roles.stream().anyMatch(reader::has);
    }

    /** Whether a page is the entry's own or below it. */
    public boolean holds(String page) {
        return page.equals(path) || (!"/".equals(path) && page.startsWith(path + "/"));
    }
}
