/**
 * Searches for people by number or name. A name finds everybody who has it, had it or uses it as an alias, however it
 * is spelt and in either script. People whom the reader may not read are never found.
 */
@NullMarked
@ApplicationModule(
        id = "matching",
        displayName = "Matching",
        allowedDependencies = {
            "kernel",
            "database",
            "jobs",
            "audit",
            "access",
            "approval",
            "reference",
            "reference::field",
            "register",
            "register::merged",
            "registration",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.record.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
