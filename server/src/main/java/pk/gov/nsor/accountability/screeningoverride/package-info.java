/**
 * Overrides of the text screen: a user asks with a reason that a stopped text be allowed unchanged, and a second
 * person decides. A supervisor sees the text with what the screen found in it. The override holds once, for exactly
 * that text in that place, and the text is deleted when it is decided.
 */
@NullMarked
@ApplicationModule(
        id = "screeningoverride",
        displayName = "Screening override",
        allowedDependencies = {
            "kernel",
            "jobs",
            "screening",
            "keys",
            "audit",
            "access",
            "reference",
            "transactions",
            "shell"
        })
package pk.gov.nsor.accountability.screeningoverride;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
