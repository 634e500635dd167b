/**
 * What a draft of the law would change, for the Special Committee: all rows of a draft against the whole register, as totals that
 * name nobody. Nothing of the register changes.
 */
@NullMarked
@ApplicationModule(
        id = "draftlaw",
        displayName = "Draft law",
        allowedDependencies = {
            "kernel",
            "jobs",
            "audit",
            "access",
            "shell",
            "shell::list",
            "approval",
            "reference",
            "requirement",
            "screening",
            "register",
            "conviction",
            "registration",
            "release"
        })
package pk.gov.nsor.publicservice.draftlaw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
