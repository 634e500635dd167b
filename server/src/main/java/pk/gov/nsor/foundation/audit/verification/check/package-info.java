/** The checks of single parts of the trail. */
@NullMarked
package pk.gov.nsor.foundation.audit.verification.check;

import org.jspecify.annotations.NullMarked;
