/**
 * The duty to tell: notices of changes and journeys, from the telling to the decision, their deadlines, and what border
 * crossings say beside them. A notice changes the record only when it is accepted, from the day it says; the day on which it
 * was told counts for lateness.
 */
@NullMarked
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "requirement",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "register",
            "conviction",
            "registration",
            "supervision",
            "transactions",
            "sms",
            "shell"
        })
package pk.gov.nsor.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
