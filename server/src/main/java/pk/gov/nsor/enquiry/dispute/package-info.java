/**
 * What follows when an answer is said to be wrong, or is found to have been: tickets, and answers that are taken back. The
 * ledger knows a CNIC by keyed hashes only, and nobody gets from a ticket to a CNIC; who has the CNIC and the code from
 * their telephone is told whether they fit.
 */
@NullMarked
package pk.gov.nsor.enquiry.dispute;

import org.jspecify.annotations.NullMarked;
