/**
 * Reading the audit trail: auditors and supervisors search it, open one entry with its position in the Merkle tree,
 * export lists with proofs, see who viewed one record, and draw random samples that nobody can influence.
 */
@NullMarked
@ApplicationModule(
        id = "trailreading",
        displayName = "Trail reading",
        allowedDependencies = {
            "kernel",
            "screening",
            "audit",
            "audit::proof",
            "audit::verification",
            "access",
            "access::client",
            "reference",
            "reference::field",
            "register",
            "register::merged",
            "registration",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.accountability.trailreading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
