package pk.gov.nsor.foundation.sms.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import pk.gov.nsor.foundation.sms.GatewayState;
import pk.gov.nsor.foundation.sms.Gateways;
import pk.gov.nsor.foundation.sms.SmscLink;

/** Starts the gateways with the server and stops them before the database goes. */
final class GatewayLifecycle implements SmartLifecycle, Gateways {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayLifecycle.class);

    private final boolean wanted;
    private final Supplier<SmscLinks> lives;
    private volatile @Nullable SmscLinks lines;

    /** @param wanted whether there is an SMSC to bind to */
    GatewayLifecycle(boolean wanted, Supplier<SmscLinks> lives) {
        this.wanted = wanted;
        this.lives = lives;
    }

    @Override
    public synchronized void start() {
        if (!wanted) {
            LOG.info("No SMSC is set (NSOR_SMPP_HOST); the public's SMS service and the neutral sender are off");
            return;
        }
        SmscLinks started = lives.get();
        started.start();
        lines = started;
    }

    @Override
    public synchronized void stop() {
        SmscLinks running = lines;
        lines = null;
        if (running != null) {
            try {
                running.stop();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return lines != null;
    }

    /** There may be a new message to send. Does not wait for gateways that start or stop. */
    void wake() {
        SmscLinks running = lines;
        if (running != null) {
            running.wake();
        }
    }

    /** These are not to be sent any more. */
    void withdrawn(Collection<UUID> ids) {
        SmscLinks running = lines;
        if (running != null) {
            running.withdrawn(ids);
        }
    }

    @Override
    public Optional<GatewayState> state(SmscLink line) {
        SmscLinks running = lines;
        return running == null
                ? Optional.empty()
                : Optional.of(running.gateway(line).state());
    }

    /** A figure of the running gateways, 0 where none run. Does not wait for gateways that start or stop. */
    double read(ToDoubleFunction<SmscLinks> figure) {
        SmscLinks running = lines;
        return running == null ? 0 : figure.applyAsDouble(running);
    }
}
