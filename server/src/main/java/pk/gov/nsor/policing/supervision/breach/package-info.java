/** Alleged breaches of a duty, who decides them, and what is excused by two people. */
@NullMarked
package pk.gov.nsor.policing.supervision.breach;

import org.jspecify.annotations.NullMarked;
