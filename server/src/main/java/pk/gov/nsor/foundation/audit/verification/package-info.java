/**
 * Verifying the trail: on the database or on an export, against its own checkpoints and those of witnesses. docs/verifying.md says
 * what is checked, and how an export is written.
 */
@NullMarked
@NamedInterface("verification")
package pk.gov.nsor.foundation.audit.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
