/**
 * What each channel may release, and the monthly releases of area counts. The channel's setting is read in the
 * answer's own transaction and never cached. Every sender, page and file gets the same area counts.
 */
@NullMarked
@ApplicationModule(
        id = "release",
        displayName = "Release",
        allowedDependencies = {
            "kernel",
            "pdf",
            "database",
            "jobs",
            "screening",
            "screening::mention",
            "keys",
            "audit",
            "access",
            "shell",
            "shell::list",
            "approval",
            "reference",
            "reference::wording",
            "restore",
            "registration"
        })
package pk.gov.nsor.publicservice.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
