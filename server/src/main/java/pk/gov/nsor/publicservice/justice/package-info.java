/**
 * Justice's clocks: how long the cases of the Act take from the first report to the judgment and its appeal, in rounded figures
 * that name no case, and acquittals by settlement of offences that cannot be settled, each as a task until its appeal. It knows
 * cases by their numbers and nobody in them.
 */
@NullMarked
@ApplicationModule(
        id = "justice",
        displayName = "Justice's clocks",
        allowedDependencies = {
            "kernel",
            "database",
            "jobs",
            "screening",
            "audit",
            "access",
            "access::client",
            "approval",
            "escalation",
            "reference",
            "requirement",
            "feeds",
            "office",
            "shell",
            "shell::list",
            "release"
        })
package pk.gov.nsor.publicservice.justice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
