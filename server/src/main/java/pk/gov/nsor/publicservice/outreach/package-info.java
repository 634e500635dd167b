/**
 * Subscriptions to awareness messages of an area: FOLLOW, its confirming reply, and STOP. It does not read the
 * register, so that no event of the register can reach a follower.
 */
@NullMarked
@ApplicationModule(
        id = "outreach",
        displayName = "Outreach",
        allowedDependencies = {
            "kernel",
            "jobs",
            "keys",
            "audit",
            "access",
            "shell",
            "shell::list",
            "approval",
            "reference",
            "sms"
        })
package pk.gov.nsor.publicservice.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
