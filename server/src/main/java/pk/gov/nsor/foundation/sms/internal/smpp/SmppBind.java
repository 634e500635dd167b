package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * Keeps one link to the SMSC: binds, and binds again after a pause whenever the link ends, until stopped. Where there are several
 * SMSCs, links begin at different ones, and a link that cannot be had at one is tried at the next.
 */
public final class SmppBind {

    private static final Logger LOG = LoggerFactory.getLogger(SmppBind.class);

    private final SmppSettings settings;
    private final Esme esme;
    private final String name;
    private final Thread thread;
    private int place;
    private volatile @Nullable SmppLink link;
    private volatile boolean stopping;

    /** @param number from 1 */
    public SmppBind(SmppSettings settings, Esme esme, int number) {
        this.settings = settings;
        this.esme = esme;
        this.place = number - 1;
        this.name = "smpp-" + number;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(new LastingWork(name, this::run));
    }

    public void start() {
        thread.start();
    }

    public boolean isBound() {
        SmppLink current = link;
        return current != null && current.isBound();
    }

    /** Sends as many waiting parts as its link takes. */
    public void pump() {
        SmppLink current = link;
        if (current != null) {
            current.pump();
        }
    }

    /** Unbinds and ends; waits for it as long as a response may take. */
    public void stop() {
        stopping = true;
        SmppLink current = link;
        if (current != null) {
            current.unbind();
        }
        try {
            if (current == null || !thread.join(settings.responseTimeout())) {
                thread.interrupt();
                if (current != null) {
                    current.close();
                }
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = settings.firstRetry();
        // The same again and again is no news.
        Set<String> known = new HashSet<>();
        while (!stopping) {
            String reason = "it closed the connection";
            SmscAddress address =
                    settings.addresses().get(place % settings.addresses().size());
            SmppLink next = new SmppLink(settings, address, esme);
            link = next;
            try {
                next.run(name);
            } catch (IOException failed) {
                reason = String.valueOf(failed.getMessage());
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | Error failed) {
                LastingWork.tell(name, failed);
                reason = failed.getClass().getSimpleName();
            } finally {
                link = null;
            }
            if (stopping) {
                return;
            }
            boolean wasBound = next.wasBound();
            if (wasBound) {
                known.clear();
            }
            if (wasBound || known.add(address + " " + reason)) {
                LOG.warn("No link to the SMSC {} at {}: {}. Trying again", settings.systemId(), address, reason);
            }
            if (wasBound) {
                pause = settings.firstRetry();
            } else {
                place++;
                // After all of them.
                pause = place % settings.addresses().size() == 0 ? doubled(pause) : pause;
            }
            try {
                Thread.sleep(pause.toMillis() + ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 4));
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : twice;
    }
}
