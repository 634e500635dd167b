/**
 * Records of one person that are joined into one, and parted again where that was a mistake: both by two people. The older
 * record leads, and has the names, CNICs, addresses and legal facts of both; each keeps its number, key, journal and trail.
 */
@NullMarked
@ApplicationModule(
        id = "merging",
        displayName = "Merging",
        allowedDependencies = {
            "kernel",
            "audit",
            "access",
            "approval",
            "reference",
            "requirement",
            "register",
            "register::journal",
            "register::merged",
            "conviction",
            "conviction::legalfile",
            "conviction::merged",
            "conviction::release",
            "registration",
            "registration::removal",
            "shell"
        })
package pk.gov.nsor.record.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
