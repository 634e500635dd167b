/** Lists of the trail with proofs, and how anybody checks them: plain Java, without the register. */
@NullMarked
@NamedInterface("export")
package pk.gov.nsor.accountability.trailreading.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
