/** Values that are kept for the duration of a transaction. */
@NullMarked
@ApplicationModule(
        id = "transactions",
        displayName = "Transactions",
        allowedDependencies = {})
package pk.gov.nsor.foundation.transactions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
