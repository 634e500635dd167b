/**
 * Awareness messages: who follows an area (FOLLOW, its confirming reply, STOP), and the campaigns that followers are sent. It
 * does not read the register, so that no event of the register can reach a follower.
 */
@NullMarked
@ApplicationModule(
        id = "outreach",
        displayName = "Outreach",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "pdf",
            "keys",
            "audit",
            "access",
            "shell",
            "shell::list",
            "shell::dashboard",
            "approval",
            "reference",
            "reference::wording",
            "screening",
            "sms",
            "directory"
        })
package pk.gov.nsor.publicservice.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
