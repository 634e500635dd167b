/**
 * Where help is and who works on cases: crisis cells, helplines, legal aid, special courts and SSOIUs, each with its source,
 * how sure it is and who confirmed it last. Keepers keep the entries of their own place; HELP tells the public of those that
 * are open and meant for it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Directory",
        allowedDependencies = {"kernel", "audit", "access", "shell", "reference"})
package pk.gov.nsor.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
