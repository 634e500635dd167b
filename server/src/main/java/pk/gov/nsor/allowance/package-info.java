/**
 * A text that the screen stopped is allowed as it stands, by a second person: asked for with a reason, seen by a supervisor
 * with what was found in it, allowed once for exactly that text in that place, and forgotten when it is decided.
 */
@NullMarked
@ApplicationModule(
        displayName = "Allowance",
        allowedDependencies = {"kernel", "screening", "keys", "audit", "access", "reference", "transactions", "shell"})
package pk.gov.nsor.allowance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
