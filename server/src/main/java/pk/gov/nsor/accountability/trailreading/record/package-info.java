/** Who viewed one record, for that person's complaint. */
@NullMarked
package pk.gov.nsor.accountability.trailreading.record;

import org.jspecify.annotations.NullMarked;
