package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;

/** A session the register has bound, with its window. The window is guarded by the dispatcher's lock. */
final class Bind {

    private final SMPPServerSession session;
    private final UnreliableConnection connection;
    private final BindType type;
    private final String systemId;
    private final @Nullable Pattern addressRange;
    private final Instant since;
    private final int window;
    private final Set<Thread> delivering = ConcurrentHashMap.newKeySet();
    private volatile boolean unbinding;
    private int outstanding;

    /** @throws PatternSyntaxException when the request's address range is no regular expression */
    Bind(SMPPServerSession session, UnreliableConnection connection, BindRequest request, int window, Instant since) {
        this.session = session;
        this.connection = connection;
        this.type = request.getBindType();
        this.systemId = request.getSystemId();
        String range = request.getAddressRange();
        this.addressRange = range == null || range.isEmpty() ? null : Pattern.compile(range);
        this.window = window;
        this.since = since;
    }

    /** Whether messages for the destination may go here: SMPP's address_range, where empty means all. */
    boolean serves(String destination) {
        return type != BindType.BIND_TX
                && session.getSessionState().isReceivable()
                && (addressRange == null || addressRange.matcher(destination).find());
    }

    boolean hasRoom() {
        return outstanding < window;
    }

    void occupy() {
        outstanding++;
    }

    void vacate() {
        outstanding--;
    }

    /**
     * Sends a deliver_sm and waits for its answer, at most the session's transaction timer.
     *
     * @throws NegativeResponseException when the register answers anything but ESME_ROK
     */
    void deliver(Delivery.Content content)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        Thread current = Thread.currentThread();
        delivering.add(current);
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    content.source(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.ISDN,
                    content.destination(),
                    new ESMClass(content.esmClass()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery((byte) 0),
                    new RawDataCoding(content.dataCoding()),
                    content.shortMessage(),
                    content.optionalParameters());
        } finally {
            delivering.remove(current);
        }
    }

    /** Ends the waiting of every delivery under way: the answer cannot come any more. */
    void abandonDeliveries() {
        Thread current = Thread.currentThread();
        delivering.stream().filter(thread -> !thread.equals(current)).forEach(Thread::interrupt);
    }

    boolean isOf(SMPPServerSession other) {
        return session.equals(other);
    }

    boolean isUnbinding() {
        return unbinding;
    }

    /** Neither reads nor writes any more, without closing. */
    void stall() {
        connection.stall();
    }

    void sendGarbage() {
        connection.sendGarbage();
    }

    /** Breaks the connection without unbinding, as a failing network does. Not for a jSMPP listener: it would deadlock. */
    void breakConnection() {
        session.close();
    }

    /** Unbinds, waits at most the milliseconds for the answer, and closes. Not for a jSMPP listener. */
    void unbind(long patienceMillis) {
        unbinding = true;
        session.setTransactionTimer(patienceMillis);
        session.unbindAndClose();
    }

    SmscStatus.BoundSession describe() {
        return new SmscStatus.BoundSession(
                session.getSessionId(),
                systemId,
                switch (type) {
                    case BIND_RX -> "receiver";
                    case BIND_TX -> "transmitter";
                    case BIND_TRX -> "transceiver";
                },
                addressRange == null ? "" : addressRange.pattern(),
                since,
                window,
                outstanding);
    }
}
