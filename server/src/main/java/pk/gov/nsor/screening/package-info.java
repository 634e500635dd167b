/** Screens free text for what would tell who a survivor is, before it is stored. Plain Java, no framework. */
@NullMarked
@ApplicationModule(displayName = "Screening", allowedDependencies = "kernel")
package pk.gov.nsor.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
