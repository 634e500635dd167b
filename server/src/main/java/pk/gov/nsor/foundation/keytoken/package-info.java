/**
 * A master key that is encrypted by a key which never leaves a token with PKCS #11 (a hardware security module, or SoftHSM2), and the
 * shares by which officers can put that key into another token. Why it is so is in ADR 55.
 */
@NullMarked
@ApplicationModule(
        id = "keytoken",
        displayName = "Key token",
        allowedDependencies = {"keys"})
package pk.gov.nsor.foundation.keytoken;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
