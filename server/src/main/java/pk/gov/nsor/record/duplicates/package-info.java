/**
 * Records that may be of one person: whose descriptions are so alike, found by comparing every new or changed record with
 * the others, and what people decide about them. No machine decides.
 */
@NullMarked
@ApplicationModule(
        id = "duplicates",
        displayName = "Duplicates",
        allowedDependencies = {
            "kernel",
            "database",
            "screening",
            "jobs",
            "audit",
            "access",
            "approval",
            "reference",
            "register",
            "register::merged",
            "conviction",
            "conviction::merged",
            "merging",
            "registration",
            "registration::alike",
            "matching",
            "matching::compare",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.record.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
