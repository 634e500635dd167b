/** Photographs of people, and what makes a safe picture of an uploaded file: only what can be seen is kept. */
@NullMarked
@NamedInterface("picture")
package pk.gov.nsor.record.register.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
