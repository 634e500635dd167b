/**
 * What NADRA says of the identities on record: every CNIC that nobody has confirmed is asked about once, at a rate that NADRA
 * bears, and the register works on without an answer. Where all four particulars agree the answer may confirm the CNIC;
 * everything less goes to people (ADR 34).
 */
@NullMarked
@ApplicationModule(
        id = "verification",
        displayName = "Verification",
        allowedDependencies = {
            "kernel",
            "database",
            "jobs",
            "keys",
            "audit",
            "access",
            "access::client",
            "approval",
            "reference",
            "fingerprints",
            "register",
            "register::merged",
            "registration",
            "matching",
            "matching::spelling",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.agencies.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
