/**
 * Probes of the public channel: the register asks its own channel about people of whom it knows what must be answered,
 * and closes the channel where it tells of somebody of whom the public must not learn.
 */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.probe;

import org.jspecify.annotations.NullMarked;
