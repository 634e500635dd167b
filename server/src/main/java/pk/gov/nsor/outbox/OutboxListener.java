package pk.gov.nsor.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Wakes when the database tells that something was committed to the outbox, and once a second besides, for what was
 * postponed and for what another process left behind.
 */
@Component
class OutboxListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);
    private static final int LONGEST_SLEEP_MILLISECONDS = 1_000;

    private final DataSource dataSource;
    private final OutboxDelivery delivery;
    private volatile boolean running;
    private Thread thread = new Thread();

    OutboxListener(DataSource dataSource, OutboxDelivery delivery) {
        this.dataSource = dataSource;
        this.delivery = delivery;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + Outbox.CHANNEL);
                deliverWhileListening(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException | DataAccessException | TransactionException lost) {
                LOG.warn("The outbox has lost the database and tries again: {}", lost.getMessage());
                pause();
            }
        }
    }

    private void deliverWhileListening(PGConnection connection) throws SQLException {
        while (running) {
            int delivered = delivery.deliverDue();
            if (delivered == 0) {
                connection.getNotifications(LONGEST_SLEEP_MILLISECONDS);
            }
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
