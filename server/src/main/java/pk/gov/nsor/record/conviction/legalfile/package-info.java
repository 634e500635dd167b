/** The legal facts of a record as pages and lists show them. */
@NullMarked
@NamedInterface("legalfile")
package pk.gov.nsor.record.conviction.legalfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
