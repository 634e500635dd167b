/** Standing checks of data quality of what the police know: addresses, stations, days to appear. */
@NullMarked
package pk.gov.nsor.policing.supervision.quality;

import org.jspecify.annotations.NullMarked;
