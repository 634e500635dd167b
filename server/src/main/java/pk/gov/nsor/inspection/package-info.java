/**
 * Reading the trail: auditors and supervisors search it, open one entry with its place in the tree, take lists of it along
 * with proofs, see who looked at one record, and draw samples that nobody can steer.
 */
@NullMarked
@ApplicationModule(
        displayName = "Inspection",
        allowedDependencies = {
            "kernel",
            "screening",
            "audit",
            "audit::proof",
            "audit::verification",
            "access",
            "reference",
            "register",
            "registration",
            "shell"
        })
package pk.gov.nsor.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
