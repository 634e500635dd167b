package pk.gov.nsor.outbox;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes when the database tells that something was committed to the outbox, and once a second besides, for what was
 * postponed and for what another process left behind.
 */
@Component
class OutboxListener implements SmartLifecycle {

    /** Of what comes in a rush, much is delivered at once. */
    private static final int GATHERING_MILLISECONDS = 20;

    private final OutboxDelivery delivery;
    private final ChannelListener listener;

    OutboxListener(DataSource dataSource, OutboxDelivery delivery) {
        this.delivery = delivery;
        this.listener = new ChannelListener(dataSource, Outbox.CHANNEL, this::deliver);
    }

    @Override
    public void start() {
        listener.start();
    }

    @Override
    public void stop() {
        listener.stop();
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    private void deliver(List<String> said) {
        if (!said.isEmpty()) {
            gather();
        }
        int delivered;
        do {
            delivered = delivery.deliverDue();
        } while (delivered > 0 && listener.isRunning());
    }

    private static void gather() {
        try {
            Thread.sleep(GATHERING_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
