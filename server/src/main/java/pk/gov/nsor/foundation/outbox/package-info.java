/**
 * The transactional outbox: messages that a transaction leaves for work to be done after its commit. Messages hold
 * identifiers only. Those about one person are delivered in the order they were committed, whichever process delivers
 * them, and are deleted with the delivery.
 */
@NullMarked
@ApplicationModule(
        id = "outbox",
        displayName = "Outbox",
        allowedDependencies = {"kernel", "jobs", "audit"})
package pk.gov.nsor.foundation.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
