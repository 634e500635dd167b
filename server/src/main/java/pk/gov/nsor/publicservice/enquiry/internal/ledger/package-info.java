/** What is kept of questions and answers, under keys of a day. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.internal.ledger;

import org.jspecify.annotations.NullMarked;
