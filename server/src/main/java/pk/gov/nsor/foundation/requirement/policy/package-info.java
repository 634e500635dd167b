/** The rules of the derivation, one policy class for each. */
@NullMarked
package pk.gov.nsor.foundation.requirement.policy;

import org.jspecify.annotations.NullMarked;
