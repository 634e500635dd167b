/**
 * Computes keys of names that do not depend on spelling or script: pure functions, by which two spellings of one name
 * have one key.
 */
@NullMarked
@NamedInterface("spelling")
package pk.gov.nsor.record.matching.spelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
