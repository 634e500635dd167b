/**
 * Breaking the glass: one record is opened by its number to one of the police whom nothing links to it, for an hour and for
 * reading alone; their supervisor is told at once, and both answer for it afterwards.
 */
@NullMarked
@ApplicationModule(
        displayName = "Break-glass",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "audit",
            "access",
            "approval",
            "reference",
            "register",
            "registration",
            "shell"
        })
package pk.gov.nsor.glass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
