/**
 * Whom and what notes about a record mention: what the record knows of it, and what writers have said of it. A note with a name,
 * number or place that is neither is stopped, and its page asks who it is.
 */
@NullMarked
@ApplicationModule(
        id = "mentions",
        displayName = "Mentions",
        allowedDependencies = {
            "kernel",
            "database",
            "screening",
            "screening::mention",
            "keys",
            "audit",
            "access",
            "reference",
            "register",
            "conviction",
            "conviction::legalfile",
            "registration",
            "registration::removal",
            "matching::spelling",
            "shell"
        })
package pk.gov.nsor.record.mentions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
