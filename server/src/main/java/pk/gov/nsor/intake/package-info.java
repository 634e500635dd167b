/**
 * The feeds of agencies' systems: each message is kept as it came, recorded where nothing is doubtful, and otherwise waits
 * in quarantine for a registrar. Nothing well-formed is dropped.
 */
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {
            "kernel",
            "screening",
            "requirement",
            "keys",
            "audit",
            "access",
            "reference",
            "register",
            "conviction",
            "registration",
            "supervision",
            "shell"
        })
package pk.gov.nsor.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
