/**
 * Rows to records, and values to parameters: what a {@code JdbcClient} of this server understands besides Spring's
 * (docs/contributing.md).
 */
@NullMarked
@ApplicationModule(
        id = "database",
        displayName = "Database",
        allowedDependencies = {})
package pk.gov.nsor.foundation.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
