/**
 * After release: which station answers for whom, which duties to appear have opened and what has become of them, alleged
 * breaches and what was decided, and who has vanished.
 */
@NullMarked
@ApplicationModule(
        displayName = "Supervision",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "requirement",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "register",
            "conviction",
            "registration",
            "sms",
            "shell"
        })
package pk.gov.nsor.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
