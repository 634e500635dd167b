/**
 * The standing of each person: derived from every legal fact and identity decision in the fact's own transaction, and
 * stored as days of validity that every reader compares with today.
 */
@NullMarked
@ApplicationModule(
        displayName = "Registration",
        allowedDependencies = {
            "kernel",
            "screening",
            "requirement",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "register",
            "conviction",
            "shell"
        })
package pk.gov.nsor.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
