/** Convictions: what a court decided about whom, under which sections, and whether it still stands. */
@NullMarked
@ApplicationModule(
        displayName = "Conviction",
        allowedDependencies = {"kernel", "screening", "audit", "access", "reference", "register", "shell"})
package pk.gov.nsor.conviction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
