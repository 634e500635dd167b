/**
 * The duty to notify: notices of changes and journeys, from notification to decision, with their deadlines and the
 * border crossings that confirm or contradict them. A notice changes the record only when it is accepted, from the day
 * it says. The day of notification counts for lateness.
 */
@NullMarked
@ApplicationModule(
        id = "notices",
        displayName = "Notices",
        allowedDependencies = {
            "kernel",
            "escalation",
            "database",
            "screening",
            "keys",
            "requirement",
            "audit",
            "outbox",
            "access",
            "access::client",
            "feeds",
            "approval",
            "reference",
            "reference::field",
            "reference::holiday",
            "register",
            "register::address",
            "register::journal",
            "register::merged",
            "conviction",
            "registration",
            "matching",
            "registration::removal",
            "supervision",
            "transactions",
            "sms",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.policing.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
