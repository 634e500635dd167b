/** What an officer decides about a notice. */
@NullMarked
package pk.gov.nsor.policing.notices.judgement;

import org.jspecify.annotations.NullMarked;
