package pk.gov.nsor.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts the statements that threads of HTTP, or the test's own, send to the database, by what the driver says of itself. */
public final class RequestStatements extends Handler implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final Level before = DRIVER.getLevel();
    private final boolean usedParents = DRIVER.getUseParentHandlers();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile @Nullable Thread own;

    public RequestStatements() {
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(this);
        DRIVER.setLevel(Level.FINEST);
    }

    /** How many were sent while it ran, by whichever thread of HTTP. */
    public int during(Supplier<?> request) {
        sent.set(0);
        Object _ = request.get();
        return sent.get();
    }

    /** How many this thread sent while it ran. */
    public int ofThisThread(Supplier<?> work) {
        own = Thread.currentThread();
        try {
            return during(work);
        } finally {
            own = null;
        }
    }

    @Override
    public void publish(LogRecord record) {
        String message = record.getMessage();
        String thread = Thread.currentThread().getName();
        if (message != null
                && message.contains("FE=> Execute")
                && (own != null
                        ? own == Thread.currentThread()
                        : thread.startsWith("http-") || thread.startsWith("tomcat-"))) {
            sent.incrementAndGet();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        DRIVER.setLevel(before);
        DRIVER.removeHandler(this);
        DRIVER.setUseParentHandlers(usedParents);
    }
}
