/** Release marks: a court's orders that a conviction is not for public release. */
@NullMarked
@NamedInterface("release")
package pk.gov.nsor.record.conviction.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
