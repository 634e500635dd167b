package pk.gov.nsor.foundation.shell.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Listens to a channel of the database ({@code LISTEN}), in every process that needs it. Uses one connection and one
 * thread. A lost connection is opened again; notifications sent in the meantime are lost.
 */
final class ChannelListener {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelListener.class);
    private static final int LONGEST_SLEEP_MILLISECONDS = 1_000;
    private static final int STOP_MILLISECONDS = 10_000;

    /** How often the database is asked whether it still hears, and how long its answer takes at most. */
    private static final long ASK_NANOS = 10_000_000_000L;

    private static final int LONGEST_ANSWER_MILLISECONDS = 5_000;

    private final DataSource dataSource;
    private final String channel;
    private final Consumer<List<String>> reaction;
    private volatile boolean running;
    private Thread thread = new Thread();

    /**
     * @param channel lower-case letters and underscores
     * @param reaction gets the notifications since the last call; called once a second at least, with none where there
     *     were none
     */
    ChannelListener(DataSource dataSource, String channel, Consumer<List<String>> reaction) {
        this.dataSource = dataSource;
        this.channel = channel;
        this.reaction = reaction;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(channel).daemon().start(new LastingWork(channel, this::run));
    }

    /** Returns when a reaction in progress has ended. */
    void stop() {
        running = false;
        try {
            thread.join(STOP_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + channel);
                reactWhileListening(connection, statement);
                statement.execute("unlisten *");
            } catch (SQLException | DataAccessException | TransactionException lost) {
                LOG.warn("{} has lost the database and tries again: {}", channel, lost.getMessage());
                pause();
            }
        }
    }

    private void reactWhileListening(Connection connection, Statement statement) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        List<String> said = List.of();
        long askedNanos = System.nanoTime();
        while (running) {
            reaction.accept(said);
            if (System.nanoTime() - askedNanos > ASK_NANOS) {
                // A line that was cut says nothing either.
                connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLISECONDS);
                statement.execute("select 1");
                askedNanos = System.nanoTime();
            }
            PGNotification[] notifications = listening.getNotifications(LONGEST_SLEEP_MILLISECONDS);
            said = notifications == null
                    ? List.of()
                    : Arrays.stream(notifications)
                            .map(PGNotification::getParameter)
                            .toList();
        }
    }

    private void pause() {
        try {
            Thread.sleep(LONGEST_SLEEP_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
