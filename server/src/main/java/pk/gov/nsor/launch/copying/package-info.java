/** Copies of the database for bad days, and the copy of the keys apart from them. */
@NullMarked
package pk.gov.nsor.launch.copying;

import org.jspecify.annotations.NullMarked;
