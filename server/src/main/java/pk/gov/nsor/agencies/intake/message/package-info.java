/** The messages of courts and prisons, as they are read. */
@NullMarked
package pk.gov.nsor.agencies.intake.message;

import org.jspecify.annotations.NullMarked;
