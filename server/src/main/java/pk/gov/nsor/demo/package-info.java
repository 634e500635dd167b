/** Synthetic data for demonstrations: a believable register whose CNICs are nobody's. Active only in the mode {@code demo}. */
@NullMarked
@ApplicationModule(
        displayName = "Demonstration",
        allowedDependencies = {
            "kernel",
            "requirement",
            "keys",
            "audit",
            "access",
            "reference",
            "register",
            "conviction",
            "registration",
            "matching",
            "release",
            "sms",
            "supervision",
            "notices",
            "disclosure::cases",
            "disclosure::case-files",
            "paper"
        })
package pk.gov.nsor.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
