/** What is kept for as long as a transaction lasts. */
@NullMarked
@ApplicationModule(
        displayName = "Transactions",
        allowedDependencies = {})
package pk.gov.nsor.transactions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
