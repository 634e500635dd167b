/**
 * Retention of data: the retention class of each table and how long its rows are kept, the erasure of records that are
 * due, legal holds that prevent it, and tombstones.
 */
@NullMarked
@ApplicationModule(
        id = "retention",
        displayName = "Retention",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "screening",
            "keys",
            "audit",
            "access",
            "approval",
            "reference",
            "register",
            "supervision",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.accountability.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
