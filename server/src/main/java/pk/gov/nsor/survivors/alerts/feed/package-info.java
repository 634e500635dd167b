/** Reads the events of the register. */
@NullMarked
package pk.gov.nsor.survivors.alerts.feed;

import org.jspecify.annotations.NullMarked;
