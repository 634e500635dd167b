/** Makes harmless files of those that somebody sent: nothing goes on but pages that can be read. Nothing is written to a disk. */
@NullMarked
@NamedInterface("case-files")
package pk.gov.nsor.disclosure.cases.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
