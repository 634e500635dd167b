/**
 * Where help is and who works on cases: crisis cells, helplines, legal aid, special courts and SSOIUs, each with its
 * source, its confidence and who confirmed it last. Keepers maintain the entries of their own place. The keyword HELP
 * answers the public with those that are open and meant for it.
 */
@NullMarked
@ApplicationModule(
        id = "directory",
        displayName = "Directory",
        allowedDependencies = {
            "kernel",
            "database",
            "audit",
            "access",
            "shell",
            "shell::list",
            "approval",
            "reference",
            "reference::field"
        })
package pk.gov.nsor.publicservice.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
