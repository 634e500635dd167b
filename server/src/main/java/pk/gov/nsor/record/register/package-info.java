/**
 * The person's record: identity, CNICs and their confirmation, aliases, photographs, addresses over time, and the
 * append-only journal that is the timeline.
 */
@NullMarked
@ApplicationModule(
        id = "register",
        displayName = "Register",
        allowedDependencies = {
            "kernel",
            "database",
            "screening",
            "keys",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "shell",
            "transactions"
        })
package pk.gov.nsor.record.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
