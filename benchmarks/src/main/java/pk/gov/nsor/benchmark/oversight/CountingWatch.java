package pk.gov.nsor.benchmark.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks every few milliseconds whether the server counts, by the lock that it holds meanwhile, and how old the figures are. */
final class CountingWatch implements AutoCloseable {

    private static final int LOOK_MILLIS = 20;

    private final Thread thread;
    private final List<Span> spans = new ArrayList<>();
    private volatile double oldest;
    private volatile boolean isOver;

    /** From when to when, by {@link System#nanoTime}. */
    record Span(long from, long to) {

        double seconds() {
            return (to - from) / 1e9;
        }
    }

    /** @param connection its own */
    CountingWatch(Connection connection) {
        thread = Thread.ofPlatform().name("counting-watch").start(() -> watch(connection));
    }

    private void watch(Connection connection) {
        try (connection;
                PreparedStatement look = connection.prepareStatement("""
                        select exists (select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 1
                                and l.classid::bigint << 32 | l.objid::bigint = hashtextextended('oversight.counting', 0)),
                            (select extract(epoch from clock_timestamp() - counted_at) from oversight.counting)
                        """)) {
            long begun = 0;
            while (!isOver) {
                try (ResultSet row = look.executeQuery()) {
                    row.next();
                    long now = System.nanoTime();
                    oldest = Math.max(oldest, row.getDouble(2));
                    if (row.getBoolean(1)) {
                        begun = begun == 0 ? now : begun;
                    } else if (begun != 0) {
                        synchronized (spans) {
                            spans.add(new Span(begun, now));
                        }
                        begun = 0;
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's database could not be asked", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    List<Span> spans() {
        synchronized (spans) {
            return List.copyOf(spans);
        }
    }

    /** How old the figures were at most, in seconds. */
    double oldest() {
        return oldest;
    }

    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
