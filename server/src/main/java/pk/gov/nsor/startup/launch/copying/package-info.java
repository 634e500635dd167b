/** Backup and restoration of the database, and the copy of the keys, which is kept apart from it. */
@NullMarked
package pk.gov.nsor.startup.launch.copying;

import org.jspecify.annotations.NullMarked;
