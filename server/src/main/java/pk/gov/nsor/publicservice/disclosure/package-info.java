/**
 * Disclosures that the law requires: case-bound requests of investigating officers, certificates for a person's own
 * use, and a person's own rights. Each discloses the least that answers the request.
 */
@NullMarked
@ApplicationModule(
        id = "disclosure",
        displayName = "Disclosure",
        allowedDependencies = {
            "kernel",
            "escalation",
            "jobs",
            "database",
            "screening",
            "keys",
            "audit",
            "pdf",
            "access",
            "approval",
            "reference",
            "reference::field",
            "register",
            "register::journal",
            "register::merged",
            "conviction",
            "registration",
            "registration::alike",
            "registration::correction",
            "registration::removal",
            "register::picture",
            "retention",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.publicservice.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
