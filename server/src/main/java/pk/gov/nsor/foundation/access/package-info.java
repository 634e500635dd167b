/**
 * Who may do what: agencies, accounts and their roles, machine clients and their feeds, sign-in, the purpose of a
 * session, and the answers to refused requests. Every endpoint declares with {@link
 * pk.gov.nsor.foundation.access.Allows} who may call it.
 */
@NullMarked
@ApplicationModule(
        id = "access",
        displayName = "Access",
        allowedDependencies = {"kernel", "database", "jobs", "keys", "audit"})
package pk.gov.nsor.foundation.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
