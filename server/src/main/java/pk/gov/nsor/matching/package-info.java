/**
 * Finding people. A name finds whoever has it, had it or is called so besides, however it is spelt and in whichever script;
 * whom the reader may not read is not there for them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Matching",
        allowedDependencies = {"kernel", "audit", "access", "reference", "register", "registration", "shell"})
package pk.gov.nsor.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
