/**
 * Alerts: a survivor who asks for it is told by SMS when the person convicted in her case escapes, is released, comes near or leaves
 * the register. The register's events are pulled, about everybody, and matched here.
 */
@NullMarked
@ApplicationModule(
        id = "alerts",
        displayName = "Alerts",
        allowedDependencies = {
            "kernel",
            "jobs",
            "keys",
            "audit",
            "access",
            "approval",
            "screening",
            "screening::words",
            "sms",
            "reference",
            "shell",
            "shell::list",
            "places"
        })
package pk.gov.nsor.survivors.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
