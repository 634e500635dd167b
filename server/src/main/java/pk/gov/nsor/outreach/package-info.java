/**
 * Who gets awareness messages of an area: FOLLOW, its confirming reply, and STOP. It knows nothing of the register, so that no
 * event of it can ever reach a follower.
 */
@NullMarked
@ApplicationModule(
        displayName = "Outreach",
        allowedDependencies = {"kernel", "keys", "audit", "access", "shell", "approval", "reference", "sms"})
package pk.gov.nsor.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
