/**
 * Referrals to child protection: in which households a child lives with somebody on record. The child protection of the
 * district is told by a channel of the exchange and acknowledges each referral in a day; what it does not acknowledge goes to
 * the district's supervisor, and higher.
 */
@NullMarked
@ApplicationModule(
        id = "referrals",
        displayName = "Referrals to child protection",
        allowedDependencies = {
            "kernel",
            "jobs",
            "escalation",
            "database",
            "screening",
            "keys",
            "audit",
            "outbox",
            "feeds",
            "access",
            "access::client",
            "reference",
            "reference::field",
            "matching",
            "register",
            "register::journal",
            "register::merged",
            "supervision",
            "exchange",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.agencies.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
