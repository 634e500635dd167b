/**
 * Support: a survivor whom a crisis cell helps is referred to legal aid, a psychologist or a shelter, each step with her consent. Each
 * of them sees its own part alone. Oversight sees whole months of the whole country.
 */
@NullMarked
@ApplicationModule(
        id = "support",
        displayName = "Support",
        allowedDependencies = {
            "kernel",
            "jobs",
            "keys",
            "audit",
            "access",
            "reference",
            "shell",
            "shell::list",
            "places"
        })
package pk.gov.nsor.survivors.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
