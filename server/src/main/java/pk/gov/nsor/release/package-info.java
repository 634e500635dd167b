/**
 * What each channel may release; read in the answer's own transaction and never cached. And the monthly releases of areas, of
 * which every sender, page and file is told the same.
 */
@NullMarked
@ApplicationModule(
        displayName = "Release",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "audit",
            "access",
            "shell",
            "approval",
            "reference",
            "registration"
        })
package pk.gov.nsor.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
