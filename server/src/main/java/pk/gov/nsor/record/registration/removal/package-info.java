/**
 * Removals from the register by one person alone, and what hides a person from the public: they take effect at once,
 * and a second person must confirm them.
 */
@NamedInterface("removal")
@NullMarked
package pk.gov.nsor.record.registration.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
