/** Contradictions between what a person notified and what other systems report. */
@NullMarked
package pk.gov.nsor.policing.notices.contradiction;

import org.jspecify.annotations.NullMarked;
