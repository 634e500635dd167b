/** Policy values and how two people change them. */
@NullMarked
package pk.gov.nsor.foundation.reference.policy;

import org.jspecify.annotations.NullMarked;
