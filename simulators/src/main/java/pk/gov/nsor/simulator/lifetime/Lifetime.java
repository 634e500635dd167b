package pk.gov.nsor.simulator.lifetime;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** The option of every simulator that says when it ends: with whoever started it, or when it is stopped. */
public final class Lifetime {

    @Option(
            names = "--exit-with-parent",
            description = "End when standard input ends, as it does when the process that started this one dies.")
    private boolean exitWithParent;

    /** Returns when the simulator is to end; without the option only when the thread is interrupted. */
    public void await() throws InterruptedException {
        if (!exitWithParent) {
            new CountDownLatch(1).await();
        }
        try {
            while (System.in.read() >= 0) {
                // What is written to a simulator means nothing; only the end does.
            }
        } catch (IOException e) {
            // A broken input is an end as well.
        }
    }
}
