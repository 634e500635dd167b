package pk.gov.nsor.sms.internal;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the gateway with the server and stops it before the database goes. */
final class GatewayLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayLifecycle.class);

    private final boolean wanted;
    private final Supplier<SmsGateway> gateways;
    private volatile @Nullable SmsGateway gateway;

    /** @param wanted whether there is an SMSC to bind to */
    GatewayLifecycle(boolean wanted, Supplier<SmsGateway> gateways) {
        this.wanted = wanted;
        this.gateways = gateways;
    }

    @Override
    public synchronized void start() {
        if (!wanted) {
            LOG.info("No SMSC is set (NSOR_SMPP_HOST); the public's SMS service is off");
            return;
        }
        SmsGateway started = gateways.get();
        started.start();
        gateway = started;
    }

    @Override
    public synchronized void stop() {
        SmsGateway running = gateway;
        gateway = null;
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
        return gateway != null;
    }

    /** A figure of the running gateway, 0 where none runs. Does not wait for a gateway that starts or stops. */
    double read(ToDoubleFunction<SmsGateway> figure) {
        SmsGateway running = gateway;
        return running == null ? 0 : figure.applyAsDouble(running);
    }
}
