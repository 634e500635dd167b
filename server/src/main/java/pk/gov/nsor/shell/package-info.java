/**
 * What all pages share: the layout, the navigation, home, signing in, error pages, languages, forms, and updates that
 * arrive by themselves. Other modules add to it through {@link pk.gov.nsor.shell.NavigationEntry} and
 * {@link pk.gov.nsor.shell.TodayList}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"kernel", "audit", "access", "transactions"})
package pk.gov.nsor.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
