/** The prints of the register in memory, to be searched. */
@NullMarked
package pk.gov.nsor.record.fingerprints.index;

import org.jspecify.annotations.NullMarked;
