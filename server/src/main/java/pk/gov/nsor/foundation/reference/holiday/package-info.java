/** Public holidays and how two people announce them. */
@NullMarked
package pk.gov.nsor.foundation.reference.holiday;

import org.jspecify.annotations.NullMarked;
