/**
 * Looking at the lookers: every night the looks of the day before are gone through, and what is unusual becomes a finding,
 * which a supervisor of the officer's place disposes of and an auditor may object to.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vigilance",
        allowedDependencies = {
            "kernel",
            "screening",
            "audit",
            "access",
            "reference",
            "register",
            "registration",
            "supervision",
            "shell"
        })
package pk.gov.nsor.vigilance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
