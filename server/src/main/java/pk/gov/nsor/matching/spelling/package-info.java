/** How a name is written, taken out of it: pure, so that two spellings of one name are one key. */
@NullMarked
@NamedInterface("spelling")
package pk.gov.nsor.matching.spelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
