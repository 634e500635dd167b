/** Convictions: what a court decided about whom, under which sections, and whether it still stands. */
@NullMarked
@ApplicationModule(
        id = "conviction",
        displayName = "Conviction",
        allowedDependencies = {
            "kernel",
            "screening",
            "audit",
            "access",
            "access::client",
            "reference",
            "reference::field",
            "register",
            "register::journal",
            "register::merged",
            "shell",
            "transactions"
        })
package pk.gov.nsor.record.conviction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
