/**
 * The end of data's life: which class each table is of and how long it is kept, the erasing of records that are due, legal
 * holds that stop it, and tombstones.
 */
@NullMarked
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "audit",
            "access",
            "approval",
            "reference",
            "register",
            "supervision",
            "shell"
        })
package pk.gov.nsor.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
