/**
 * The feeds of agencies' systems: each message is stored as received and acknowledged. It is then recorded where
 * nothing is doubtful, and otherwise waits in quarantine for a registrar. No well-formed message is dropped.
 */
@NullMarked
@ApplicationModule(
        id = "intake",
        displayName = "Intake",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "screening",
            "requirement",
            "keys",
            "audit",
            "access",
            "access::client",
            "feeds",
            "reference",
            "register",
            "register::merged",
            "conviction",
            "conviction::custody",
            "conviction::legalfile",
            "conviction::release",
            "registration",
            "registration::alike",
            "matching",
            "matching::compare",
            "duplicates",
            "escalation",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard",
            "transactions"
        })
package pk.gov.nsor.agencies.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
