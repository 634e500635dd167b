/** Correction of a person's identity by two people, and its effect on the standing. */
@NamedInterface("correction")
@NullMarked
package pk.gov.nsor.record.registration.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
