/** Corrections of a person's identity: made by two people, from a document; every version is kept. */
@NullMarked
@NamedInterface("correction")
package pk.gov.nsor.record.register.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
