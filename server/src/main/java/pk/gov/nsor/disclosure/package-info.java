/**
 * What the register tells whom it must: case-bound requests of investigating officers, certificates for a person's own use,
 * and a person's own rights. Each tells the least that answers.
 */
@NullMarked
@ApplicationModule(
        displayName = "Disclosure",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "audit",
            "paper",
            "access",
            "approval",
            "reference",
            "register",
            "conviction",
            "registration",
            "register::picture",
            "retention",
            "supervision",
            "shell"
        })
package pk.gov.nsor.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
