/** Alleged breaches of a duty, who decides them, and what is excused by two people. */
@NullMarked
@NamedInterface("breach")
package pk.gov.nsor.policing.supervision.breach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
