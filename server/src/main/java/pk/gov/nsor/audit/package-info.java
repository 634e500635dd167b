/**
 * The trail: who did or saw what, when, about whose record, for what purpose. Entries are only ever added, in the
 * transaction of what they tell of; they hold opaque identifiers and encrypted values. Sealing into a Merkle tree comes
 * with a later issue.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "keys", "transactions"})
package pk.gov.nsor.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
