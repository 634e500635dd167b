/** Who looked at one record, for that person's complaint. */
@NullMarked
package pk.gov.nsor.inspection.record;

import org.jspecify.annotations.NullMarked;
