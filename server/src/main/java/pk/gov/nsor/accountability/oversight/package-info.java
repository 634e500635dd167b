/**
 * Dashboards of the National Police Bureau, of provinces and of districts: figures that the modules contribute, counted
 * for everybody every half minute. It has no list of its own and reads no other module's table.
 */
@NullMarked
@ApplicationModule(
        id = "oversight",
        displayName = "Oversight",
        allowedDependencies = {
            "kernel",
            "jobs",
            "audit",
            "access",
            "reference",
            "shell",
            "shell::dashboard",
            "shell::list"
        })
package pk.gov.nsor.accountability.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
