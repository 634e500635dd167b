/**
 * A database that was restored to an earlier moment. Servers notice it by a mark ({@link
 * pk.gov.nsor.foundation.restore.DatabaseMark}) and do not start; {@code bin/nsor after-restore} puts right what has to be. Until
 * two people have released it, messages, alerts and events are held: the modules that send read the view {@code restore.held}, and
 * each offers a {@link pk.gov.nsor.foundation.restore.HeldBack} that counts what it holds.
 */
@NullMarked
@ApplicationModule(
        id = "restore",
        displayName = "Restore",
        allowedDependencies = {"kernel", "database", "jobs", "audit", "access", "approval", "shell", "sms"})
package pk.gov.nsor.foundation.restore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
