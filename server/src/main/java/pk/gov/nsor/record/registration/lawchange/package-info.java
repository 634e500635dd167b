/** The effect of a change of the law, of policy or of a holiday on the people on the register. */
@NullMarked
package pk.gov.nsor.record.registration.lawchange;

import org.jspecify.annotations.NullMarked;
