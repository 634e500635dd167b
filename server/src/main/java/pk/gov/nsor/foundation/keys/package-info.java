/**
 * Encryption keys, held in files outside the database and its backups: the master key that wraps every record's key,
 * the keys of keyed hashes, some of them for one day only, and the daily keys whose destruction erases what they
 * encrypted.
 */
@NullMarked
@ApplicationModule(id = "keys", displayName = "Keys", allowedDependencies = "kernel")
package pk.gov.nsor.foundation.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
