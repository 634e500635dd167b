/**
 * Emergency access: a police user without an access ground opens one record by its number, for one hour and read-only.
 * Their supervisor is notified at once. The user has to justify the access afterwards, and the supervisor has to
 * review it.
 */
@NullMarked
@ApplicationModule(
        id = "emergencyaccess",
        displayName = "Emergency access",
        allowedDependencies = {
            "kernel",
            "escalation",
            "screening",
            "keys",
            "audit",
            "access",
            "approval",
            "reference",
            "register",
            "registration",
            "shell"
        })
package pk.gov.nsor.accountability.emergencyaccess;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
