/** Finds whoever and whatever a text mentions by name or number, and what the sentence itself says of it. */
@NullMarked
@NamedInterface("mention")
package pk.gov.nsor.foundation.screening.mention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
