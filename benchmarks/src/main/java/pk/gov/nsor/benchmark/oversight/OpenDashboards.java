package pk.gov.nsor.benchmark.oversight;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** Twenty people before a national dashboard, each of whom has it shown anew as often as its figures are counted. */
final class OpenDashboards implements AutoCloseable {

    private static final int OPEN = 20;
    private static final int ANEW_EACH_SECONDS = 30;

    /** More than one may be on its way: nobody waits for another's page. */
    private static final int AT_ONCE = 4;

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(AT_ONCE);
    private final AtomicInteger shown = new AtomicInteger();
    private final ScheduledFuture<?> showing;

    OpenDashboards(OfficerSession bureau) {
        showing = people.scheduleAtFixedRate(
                () -> people.execute(() -> show(bureau)),
                0,
                TimeUnit.SECONDS.toMillis(ANEW_EACH_SECONDS) / OPEN,
                TimeUnit.MILLISECONDS);
    }

    private void show(OfficerSession bureau) {
        if (bureau.get("/dashboard").statusCode() == 200) {
            shown.incrementAndGet();
        }
    }

    /** @throws IllegalStateException if none has been shown, so that nothing was measured */
    void mustHaveBeenOpen() {
        if (shown.get() == 0) {
            throw new IllegalStateException("No dashboard was shown");
        }
    }

    @Override
    public void close() {
        showing.cancel(false);
        people.shutdown();
        try {
            if (!people.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A dashboard was not answered within a minute");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
