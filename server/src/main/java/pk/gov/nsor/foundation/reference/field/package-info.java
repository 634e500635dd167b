/** The field of forms in which a place is given: what it offers, and what is meant by what was typed. */
@NullMarked
@NamedInterface("field")
package pk.gov.nsor.foundation.reference.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
