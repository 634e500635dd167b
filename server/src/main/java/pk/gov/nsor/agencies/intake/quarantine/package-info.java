/** Messages that a registrar decides: why, about whom, and what was decided. */
@NullMarked
package pk.gov.nsor.agencies.intake.quarantine;

import org.jspecify.annotations.NullMarked;
