/** Events of custody that are reported in any order, and the custody period that each belongs to. */
@NullMarked
@NamedInterface("custody")
package pk.gov.nsor.record.conviction.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
