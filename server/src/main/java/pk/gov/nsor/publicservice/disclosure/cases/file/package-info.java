/**
 * Makes harmless copies of the files that were sent: only pages that can be read are kept. Nothing is written to a
 * disk.
 */
@NullMarked
@NamedInterface("case-files")
package pk.gov.nsor.publicservice.disclosure.cases.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
