package pk.gov.nsor.sms.internal;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import pk.gov.nsor.sms.GatewayState;
import pk.gov.nsor.sms.Gateways;
import pk.gov.nsor.sms.Line;

/** Starts the gateways with the server and stops them before the database goes. */
final class GatewayLifecycle implements SmartLifecycle, Gateways {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayLifecycle.class);

    private final boolean wanted;
    private final Supplier<Lines> lives;
    private volatile @Nullable Lines lines;

    /** @param wanted whether there is an SMSC to bind to */
    GatewayLifecycle(boolean wanted, Supplier<Lines> lives) {
        this.wanted = wanted;
        this.lives = lives;
    }

    @Override
    public synchronized void start() {
        if (!wanted) {
            LOG.info("No SMSC is set (NSOR_SMPP_HOST); the public's SMS service and the neutral sender are off");
            return;
        }
        Lines started = lives.get();
        started.start();
        lines = started;
    }

    @Override
    public synchronized void stop() {
        Lines running = lines;
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
        Lines running = lines;
        if (running != null) {
            running.wake();
        }
    }

    @Override
    public Optional<GatewayState> state(Line line) {
        Lines running = lines;
        return running == null
                ? Optional.empty()
                : Optional.of(running.gateway(line).state());
    }

    /** A figure of the running gateways, 0 where none run. Does not wait for gateways that start or stop. */
    double read(ToDoubleFunction<Lines> figure) {
        Lines running = lines;
        return running == null ? 0 : figure.applyAsDouble(running);
    }
}
