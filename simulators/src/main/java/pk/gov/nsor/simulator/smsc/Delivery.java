package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import org.jsmpp.bean.OptionalParameter;

/** One deliver_sm on its way to the register: its content, and what has been tried. */
final class Delivery {

    /** Hears what becomes of a delivery, on the thread that made the attempt. */
    interface Outcome {

        /** Of a delivery that no phone knows of. */
        Outcome UNNOTICED = new Outcome() {
            @Override
            public void sent() {
                // Nobody hears.
            }

            @Override
            public void acknowledged() {
                // Nobody hears.
            }

            @Override
            public void delayed(String reason) {
                // Nobody hears.
            }

            @Override
            public void refused(int commandStatus) {
                // Nobody hears.
            }
        };

        /** An attempt begins. */
        void sent();

        /** The register answered ESME_ROK. */
        void acknowledged();

        /** The attempt failed and another will follow; the reason is an SMPP status or words. */
        void delayed(String reason);

        /** The register refused for good. */
        void refused(int commandStatus);
    }

    /**
     * What a deliver_sm carries.
     *
     * @param source the phone, digits of the international number
     * @param destination the short code or number the message is for
     * @param esmClass SMPP's esm_class
     * @param dataCoding SMPP's data_coding
     * @param shortMessage up to 254 octets
     * @param optionalParameters the TLVs
     */
    record Content(
            String source,
            String destination,
            byte esmClass,
            byte dataCoding,
            byte[] shortMessage,
            OptionalParameter... optionalParameters) {}

    private final Content content;
    private final Outcome outcome;
    private final long order;
    private int attempts;
    private long dueNanos;

    /** The order, ascending, decides among deliveries that are due at the same time. */
    Delivery(Content content, Outcome outcome, long order, long dueNanos) {
        this.content = content;
        this.outcome = outcome;
        this.order = order;
        this.dueNanos = dueNanos;
    }

    Content content() {
        return content;
    }

    Outcome outcome() {
        return outcome;
    }

    /** When it may be tried (again), in terms of {@link System#nanoTime()}. */
    long dueNanos() {
        return dueNanos;
    }

    /** Puts the next attempt off: by the first delay, doubled for every attempt before, up to the longest. */
    void putOff(long nowNanos, Duration first, Duration longest) {
        int doublings = Math.min(attempts, 20);
        attempts++;
        dueNanos = nowNanos + Math.min(first.toNanos() << doublings, longest.toNanos());
    }

    static int compare(Delivery left, Delivery right) {
        // Differences, since nanoTime may overflow.
        int byTime = Long.signum(left.dueNanos - right.dueNanos);
        return byTime != 0 ? byTime : Long.compare(left.order, right.order);
    }
}
