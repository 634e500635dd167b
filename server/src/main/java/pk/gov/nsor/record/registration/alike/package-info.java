/** Records beside somebody who may be their person, and what was found of their namesakes. */
@NullMarked
@NamedInterface("alike")
package pk.gov.nsor.record.registration.alike;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
