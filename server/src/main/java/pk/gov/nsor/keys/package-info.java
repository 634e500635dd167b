/**
 * The keys, held in files outside the database and its backups: the master key that wraps every record's key, the keys of
 * keyed hashes, some of them for one day, and the daily keys whose destruction erases what they encrypted.
 */
@NullMarked
@ApplicationModule(displayName = "Keys", allowedDependencies = "kernel")
package pk.gov.nsor.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
