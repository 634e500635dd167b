/**
 * What somebody has typed into a form and not sent yet: kept while they type, and offered when they open the page again, so that an
 * ended session, a lost line or another language loses nothing. Browsers store none of it.
 */
@NullMarked
@ApplicationModule(
        id = "unsent",
        displayName = "Unsent forms",
        allowedDependencies = {"kernel", "jobs", "database", "screening", "keys", "audit", "access", "shell"})
package pk.gov.nsor.foundation.unsent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
