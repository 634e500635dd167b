/** Where enrolments are kept: places of one size, most of them filled with nothing. */
@NullMarked
package pk.gov.nsor.survivors.alerts.places;

import org.jspecify.annotations.NullMarked;
