/**
 * Exports of files that name many people: a file with more people than the policy's limit needs the approval of a
 * second person. The approval holds for the user who asked, once and for a limited time. Every file goes through here,
 * by {@link pk.gov.nsor.foundation.shell.Exports}.
 */
@NullMarked
@ApplicationModule(
        id = "exports",
        displayName = "Exports",
        allowedDependencies = {"kernel", "audit", "access", "reference", "approval", "shell"})
package pk.gov.nsor.accountability.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
