/**
 * Concerns: what anybody reports about somebody who is, or is thought to be, on the register. It becomes a task of the police of
 * the station that answers, or of the district that is named. Whoever reports learns how far it has come, and nothing of any
 * record. Nothing of it is published.
 */
@NullMarked
@ApplicationModule(
        id = "concerns",
        displayName = "Concerns",
        allowedDependencies = {
            "kernel",
            "escalation",
            "jobs",
            "database",
            "screening",
            "keys",
            "audit",
            "access",
            "reference",
            "sms",
            "register",
            "register::merged",
            "matching",
            "registration",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.publicservice.concerns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
