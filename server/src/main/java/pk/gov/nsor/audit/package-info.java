/**
 * The trail: who did or saw what, when, about whose record, for what purpose. Entries are only ever added, in the
 * transaction of what they tell of; they hold opaque identifiers and encrypted values. They are sealed into a Merkle tree
 * whose checkpoints others hold (docs/trail.md).
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "keys", "transactions"})
package pk.gov.nsor.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
