/**
 * Compares two descriptions of a person and says with what weight they are of one, part by part: the standard method of
 * record linkage (Fellegi and Sunter). Pure; for the search, for duplicates and for what comes in.
 */
@NullMarked
@NamedInterface("compare")
package pk.gov.nsor.record.matching.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
