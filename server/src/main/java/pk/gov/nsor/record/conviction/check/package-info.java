/** Checks of a legal fact before it is recorded. */
@NullMarked
package pk.gov.nsor.record.conviction.check;

import org.jspecify.annotations.NullMarked;
