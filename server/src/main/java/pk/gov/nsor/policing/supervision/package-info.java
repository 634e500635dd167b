/**
 * Supervision after release: which station is responsible for a person, the duties to appear and their outcome,
 * alleged breaches and the decisions on them, and absconders.
 */
@NullMarked
@ApplicationModule(
        id = "supervision",
        displayName = "Supervision",
        allowedDependencies = {
            "kernel",
            "escalation",
            "jobs",
            "database",
            "screening",
            "keys",
            "requirement",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "reference::field",
            "reference::holiday",
            "register",
            "register::merged",
            "register::journal",
            "register::picture",
            "conviction",
            "registration",
            "matching",
            "mentions",
            "registration::removal",
            "sms",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.policing.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
