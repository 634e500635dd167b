/**
 * Who may do what: agencies, accounts and their roles, machine clients and their feeds, sign-in, the purpose of a session,
 * and the answer to whoever is refused. Every endpoint declares with {@link pk.gov.nsor.access.Allows} who may call it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"kernel", "keys", "audit"})
package pk.gov.nsor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
