/** What a text for everybody names: areas and numbers. */
@NullMarked
@NamedInterface("wording")
package pk.gov.nsor.foundation.reference.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
