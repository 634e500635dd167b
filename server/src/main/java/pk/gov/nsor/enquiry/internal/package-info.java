/** The grammar of questions, the wording of answers, the ledger. */
@NullMarked
package pk.gov.nsor.enquiry.internal;

import org.jspecify.annotations.NullMarked;
