/** Reads files of fingerprints, within limits that are checked before anything is decoded, and says what is wrong with them. */
@NullMarked
package pk.gov.nsor.record.fingerprints.reading;

import org.jspecify.annotations.NullMarked;
