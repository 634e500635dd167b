/**
 * Starting the register: the command line, the settings, the embedded PostgreSQL, the migration of the schema and the
 * processes beside the server. Nothing else depends on it.
 */
@NullMarked
@ApplicationModule(displayName = "Launch")
package pk.gov.nsor.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
