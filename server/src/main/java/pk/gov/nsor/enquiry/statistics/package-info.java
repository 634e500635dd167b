/** Counts of what the public asks, kept beside the ledger so that nobody has to count the ledger. */
@NullMarked
package pk.gov.nsor.enquiry.statistics;

import org.jspecify.annotations.NullMarked;
