/** Screens free text for anything that would identify a survivor, before it is stored. Plain Java, no framework. */
@NullMarked
@ApplicationModule(id = "screening", displayName = "Screening", allowedDependencies = "kernel")
package pk.gov.nsor.foundation.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
