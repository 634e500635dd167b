/**
 * What follows when an answer is disputed or found to be wrong: tickets, and answers that are withdrawn. The ledger
 * holds a CNIC as keyed hashes only, and nobody can derive a CNIC from a ticket. Whoever has the CNIC and the code
 * from their telephone is told whether they match.
 */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.dispute;

import org.jspecify.annotations.NullMarked;
