/**
 * The audit trail: who did or saw what, when, about whose record, and for what purpose. Entries are only ever added,
 * in the transaction of what they record. They hold opaque identifiers and encrypted values. They are sealed into a
 * Merkle tree whose checkpoints are also held by outside witnesses (docs/trail.md).
 */
@NullMarked
@ApplicationModule(
        id = "audit",
        displayName = "Audit",
        allowedDependencies = {"kernel", "jobs", "keys", "transactions"})
package pk.gov.nsor.foundation.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
