/**
 * The legal standing of each person: whether, why and until when they must be on the register. It is derived from
 * every legal fact and identity decision in the fact's own transaction, and stored as days of validity that every
 * reader compares with today.
 */
@NullMarked
@ApplicationModule(
        id = "registration",
        displayName = "Registration",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "screening",
            "requirement",
            "audit",
            "outbox",
            "access",
            "access::client",
            "approval",
            "reference",
            "reference::field",
            "reference::holiday",
            "register",
            "register::journal",
            "register::correction",
            "register::merged",
            "register::picture",
            "conviction",
            "conviction::legalfile",
            "conviction::merged",
            "conviction::release",
            "shell",
            "shell::live",
            "shell::list",
            "shell::dashboard",
            "unsent"
        })
package pk.gov.nsor.record.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
