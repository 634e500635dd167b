/**
 * Launches the register: the command line, the settings, the embedded PostgreSQL, the migration of the schema and the
 * simulator processes beside the server. Nothing else depends on it.
 */
@NullMarked
@ApplicationModule(id = "launch", displayName = "Launch")
package pk.gov.nsor.startup.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
