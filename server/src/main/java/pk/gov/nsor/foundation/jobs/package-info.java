/**
 * Background jobs and the clock they trust. A module declares a bean of {@link pk.gov.nsor.foundation.jobs.Job}: its
 * name, where and when it runs, what it does, and how long it may take. What a thread does for as long as the process
 * lives is a {@link pk.gov.nsor.foundation.jobs.LastingWork}. See ADR 3.
 */
@NullMarked
@ApplicationModule(
        id = "jobs",
        displayName = "Jobs",
        allowedDependencies = {"kernel", "keys"})
package pk.gov.nsor.foundation.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
