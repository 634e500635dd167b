/**
 * Rows to records, and values to parameters: what a {@code JdbcClient} of this server understands besides Spring's
 * (docs/contributing.md). How long the database is waited for, and what becomes of those who wait when it moves to another machine.
 */
@NullMarked
@ApplicationModule(
        id = "database",
        displayName = "Database",
        allowedDependencies = {"jobs"})
package pk.gov.nsor.foundation.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
