package pk.gov.nsor.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long {@code await()} waits for a condition before a test fails: on a machine that other work keeps busy, ten seconds were
 * too few. A condition that comes true ends the wait at once.
 */
public final class Patience implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }
}
