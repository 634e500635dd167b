package pk.gov.nsor.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Drops the databases of a class of tests after it: some hundred of thirty megabytes each filled the disk of a small machine.
 * Those of Spring's contexts go with their context ({@link RegisterTest}).
 */
public final class UsedDatabases implements LauncherSessionListener {

    private static final List<TestDatabase> USED = new ArrayList<>();

    static void afterClass(TestDatabase database) {
        synchronized (USED) {
            USED.add(database);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (USED) {
            USED.forEach(TestDatabase::drop);
            USED.clear();
        }
    }
}
