/** Letters, receipts and the day's list of appearances, as pages to print. */
@NullMarked
package pk.gov.nsor.policing.supervision.web.letter;

import org.jspecify.annotations.NullMarked;
