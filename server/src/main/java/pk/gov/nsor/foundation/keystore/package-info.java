/**
 * Keys in a small PostgreSQL of their own, for several machines: the other implementation of {@link
 * pk.gov.nsor.foundation.keys.KeyStore}. Why it is so is in ADR 53.
 */
@NullMarked
@ApplicationModule(
        id = "keystore",
        displayName = "Key store",
        allowedDependencies = {"database", "jobs", "keys"})
package pk.gov.nsor.foundation.keystore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
