/** The value types every module shares: plain Java, no framework. They refuse bad input; a bad value cannot be built. */
@NullMarked
@ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
package pk.gov.nsor.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
