/** The grammar of questions, the wording of answers, the ledger. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.internal;

import org.jspecify.annotations.NullMarked;
