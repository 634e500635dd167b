/** The journal of a record and its timeline. */
@NullMarked
@NamedInterface("journal")
package pk.gov.nsor.record.register.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
