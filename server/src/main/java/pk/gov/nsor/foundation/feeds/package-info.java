/**
 * Common handling of the feeds from agencies' systems: a rate limit for each client, and a queue between
 * acknowledgement and processing. A message is acknowledged when it is stored, before anybody has looked up whom it is
 * about; so the answer reveals nothing of that, neither by its content nor by its timing.
 */
@NullMarked
@ApplicationModule(
        id = "feeds",
        displayName = "Feeds",
        allowedDependencies = {
            "kernel",
            "jobs",
            "screening",
            "keys",
            "audit",
            "access",
            "access::client",
            "reference",
            "shell"
        })
package pk.gov.nsor.foundation.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
