/** Public holidays and how two people announce them. */
@NullMarked
@NamedInterface("holiday")
package pk.gov.nsor.foundation.reference.holiday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
