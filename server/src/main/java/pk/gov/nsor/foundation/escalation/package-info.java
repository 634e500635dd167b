/** Escalation: with whom something lies that nobody has decided, and after how long it goes to whom. */
@NullMarked
@ApplicationModule(
        id = "escalation",
        displayName = "Escalation",
        allowedDependencies = {})
package pk.gov.nsor.foundation.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
