package pk.gov.nsor.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Drops the databases of a class of tests after it: some hundred of thirty megabytes each filled the disk of a small machine.
 * A process of tests is given its classes one by one, each as a plan of its own. Those of Spring's contexts go with their context
 * ({@link TestDatabase#goesWith}).
 */
public final class UsedDatabases implements TestExecutionListener {

    private static final List<TestDatabase> USED = new ArrayList<>();

    static void afterClass(TestDatabase database) {
        synchronized (USED) {
            USED.add(database);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan classOfTests) {
        synchronized (USED) {
            USED.forEach(TestDatabase::drop);
            USED.clear();
        }
    }
}
