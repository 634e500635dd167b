/** What each channel may release; read in the answer's own transaction and never cached. */
@NullMarked
@ApplicationModule(
        displayName = "Release",
        allowedDependencies = {"kernel", "audit", "access", "shell", "approval", "registration"})
package pk.gov.nsor.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
