/**
 * Common parts of all pages: the layout, the navigation, home, signing in, error pages, languages, forms, and live
 * updates. Other modules add to it through {@link pk.gov.nsor.foundation.shell.NavigationEntry} and {@link
 * pk.gov.nsor.foundation.shell.TodayList}.
 */
@NullMarked
@ApplicationModule(
        id = "shell",
        displayName = "Shell",
        allowedDependencies = {"kernel", "database", "jobs", "audit", "access", "access::credential", "transactions"})
package pk.gov.nsor.foundation.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
