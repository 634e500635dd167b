/** What courts and prisons reported of a person, where two records are joined or parted. */
@NullMarked
@NamedInterface("merged")
package pk.gov.nsor.record.conviction.merged;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
