/**
 * The one outbox: what a transaction wants others to do afterwards. Messages hold identifiers only; those about one
 * person are delivered in the order they were committed, whichever process delivers them, and are deleted with the
 * delivery.
 */
@NullMarked
@ApplicationModule(
        displayName = "Outbox",
        allowedDependencies = {"kernel", "audit"})
package pk.gov.nsor.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
