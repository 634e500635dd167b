/**
 * Synthetic data for demonstrations: a realistic register whose CNICs belong to nobody. Active only in the mode {@code
 * demo}.
 */
@NullMarked
@ApplicationModule(
        id = "demo",
        displayName = "Demonstration",
        allowedDependencies = {
            "kernel",
            "database",
            "requirement",
            "keys",
            "audit",
            "access",
            "access::account",
            "access::credential",
            "access::client",
            "approval",
            "reference",
            "register",
            "register::journal",
            "register::picture",
            "conviction",
            "conviction::legalfile",
            "registration",
            "registration::removal",
            "matching",
            "release",
            "exchange",
            "sms",
            "supervision",
            "notices",
            "concerns",
            "justice",
            "disclosure::cases",
            "disclosure::case-files",
            "pdf"
        })
package pk.gov.nsor.startup.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
