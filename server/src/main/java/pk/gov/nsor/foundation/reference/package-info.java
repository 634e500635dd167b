/**
 * Reference data of the register, each fact with its source and its degree of certainty: provinces and districts,
 * courts and police stations, offences and how the law treated them on a given day, public holidays, and policy where
 * the law is silent.
 *
 * <p>{@code migrate} loads them from {@code resources/reference}; policy, offence rules, holidays and district splits
 * can also be changed by two people together, and such changes are kept. Titles and sources of offences are read once
 * when the server starts: restart it after a {@code migrate} that changed them. Places, policy, rules and holidays are
 * always current, in every process.
 */
@NullMarked
@ApplicationModule(
        id = "reference",
        displayName = "Reference",
        allowedDependencies = {
            "kernel",
            "database",
            "requirement",
            "audit",
            "access",
            "shell",
            "shell::list",
            "approval",
            "transactions"
        })
package pk.gov.nsor.foundation.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
