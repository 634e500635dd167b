/**
 * Fingerprints of people on record: taken at the counter, compared with one record, and looked for in the register. A
 * comparison proposes; no record is ever joined to another or changed by one.
 */
@NullMarked
@ApplicationModule(
        id = "fingerprints",
        displayName = "Fingerprints",
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "audit",
            "access",
            "jobs",
            "outbox",
            "register",
            "register::journal",
            "registration",
            "shell"
        })
package pk.gov.nsor.record.fingerprints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
