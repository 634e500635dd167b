/**
 * Dashboards of the National Police Bureau, of provinces and of districts: figures that the modules contribute, counted
 * for everybody every half minute; and standing checks of data quality that the modules contribute, counted every night.
 * Whose records have a finding it reads by the modules' own statements.
 */
@NullMarked
@ApplicationModule(
        id = "oversight",
        displayName = "Oversight",
        allowedDependencies = {
            "kernel",
            "database",
            "jobs",
            "audit",
            "access",
            "reference",
            "reference::map",
            "requirement",
            "registration",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.accountability.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
