/** Counts of what the public asks, kept apart from the ledger so that a page need not count the ledger's rows. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.statistics;

import org.jspecify.annotations.NullMarked;
