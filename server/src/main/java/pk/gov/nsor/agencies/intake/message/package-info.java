/** The messages of courts and prisons, as they are read, and in the reader's words. */
@NullMarked
@NamedInterface("message")
package pk.gov.nsor.agencies.intake.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
