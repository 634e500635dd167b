/**
 * Value types that every module shares: plain Java, no framework. They refuse bad input; a bad value cannot be built.
 */
@NullMarked
@ApplicationModule(
        id = "kernel",
        displayName = "Kernel",
        allowedDependencies = {})
package pk.gov.nsor.foundation.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
