package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.foundation.jobs.LastingWork;

/**
 * One connection to the SMSC, from connect to close. Its reader (the thread in {@link #run}) cuts and answers PDUs and
 * never waits for the database; its writer sends what was collected. All other threads only add to what is to be sent.
 */
public final class SmppLink {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final int READ_TIMEOUT_MILLIS = 250;
    /** How often a part is sent that the SMSC does not answer, and how often one that it cannot take for now. */
    private static final int MOST_ATTEMPTS = 5;
    /**
     * After how long between two looks at the line this process must have stood still. What the SMSC delivered meanwhile it has delivered
     * to others, who have answered it; a repeat is known for a minute, so this has to be less.
     */
    private static final long STOOD_STILL_NANOS = 15_000_000_000L;

    private final SmppSettings settings;
    private final SmscAddress address;
    private final Esme esme;
    /** The connection itself: closed without a word, which waits for nobody, under whatever guards it. */
    private final Socket socket = new Socket();

    private final PduFramer framer = new PduFramer();
    private final PduOutput output = new PduOutput();
    private final SubmitWindow window;

    private int lastSequence;
    private volatile boolean bound;
    private boolean wasBound;
    private volatile boolean closing;
    private volatile long closingNanos;
    private volatile boolean stoodStill;
    private long startedNanos;
    private long heardNanos;
    private long probedNanos;
    private boolean probing;

    SmppLink(SmppSettings settings, SmscAddress address, Esme esme) {
        this.settings = settings;
        this.address = address;
        this.esme = esme;
        this.window = new SubmitWindow(settings.window());
    }

    /**
     * Connects, binds, and stays until the link ends, whoever ends it.
     *
     * @throws IOException where the connection failed or broke
     */
    void run(String name) throws IOException, InterruptedException {
        Thread writer = null;
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(
                    new InetSocketAddress(address.host(), address.port()),
                    Math.toIntExact(settings.responseTimeout().toMillis()));
            // For the handshake of TLS.
            socket.setSoTimeout(Math.toIntExact(settings.responseTimeout().toMillis()));
            Socket line = address.security().over(socket, address.host(), address.port());
            line.setSoTimeout(READ_TIMEOUT_MILLIS);
            InputStream in = line.getInputStream();
            OutputStream out = line.getOutputStream();
            writer = Thread.ofPlatform().name(name + "-writer").daemon().start(() -> write(out));
            startedNanos = System.nanoTime();
            heardNanos = startedNanos;
            output.bindTransceiver(nextSequence(), settings.systemId(), settings.password(), settings.addressRange());
            read(in);
        } finally {
            close();
            if (writer != null) {
                writer.join();
            }
            giveBackAll();
        }
    }

    /** True between the SMSC's consent and the end of the link. */
    public boolean isBound() {
        return bound;
    }

    /** True where the SMSC has once consented. */
    boolean wasBound() {
        return wasBound;
    }

    /** Acknowledges what the SMSC delivered, with {@code ESME_ROK} or a status that says why not. */
    public void acknowledge(int sequence, int status) {
        output.deliverSmResponse(status, sequence);
    }

    /** Sends as many parts as the window has room for. */
    public synchronized void pump() {
        long now = System.nanoTime();
        while (bound && !closing && !stoodStill && window.isOpen(now)) {
            OutgoingPart part = esme.nextPart();
            if (part == null) {
                return;
            }
            send(part, now);
        }
    }

    private void send(OutgoingPart part, long now) {
        int sequence = nextSequence();
        boolean isOut = false;
        try {
            part.sent(now);
            window.sent(sequence, part);
            output.submitSm(sequence, part, settings.shortCode(), settings.receipts());
            isOut = true;
        } finally {
            if (!isOut) {
                OutgoingPart _ = window.answered(sequence);
                esme.giveBack(List.of(part));
            }
        }
    }

    /** Unbinds; the link ends when the SMSC has answered, or after the time for a response. */
    void unbind() {
        if (bound) {
            closingNanos = System.nanoTime();
            closing = true;
            output.header(Smpp.UNBIND, Smpp.OK, nextSequence());
        } else {
            close();
        }
    }

    void close() {
        bound = false;
        output.close();
        try {
            socket.close();
        } catch (IOException ignored) {
            LOG.debug("A connection to the SMSC did not close in order");
        }
    }

    private void write(OutputStream out) {
        try {
            output.writeTo(out);
        } catch (IOException broken) {
            // The reader sees the closed socket and ends the link.
            close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
        } catch (RuntimeException | Error failed) {
            close();
            LastingWork.tell("The writer of a link", failed);
        }
    }

    private void read(InputStream in) throws IOException, InterruptedException {
        long ticked = System.nanoTime();
        long looked = ticked;
        while (!socket.isClosed()) {
            try {
                if (framer.read(in) < 0) {
                    return;
                }
                heardNanos = System.nanoTime();
                probing = false;
            } catch (SocketTimeoutException nothingCame) {
                // Time to check the clock.
            }
            long lookedBefore = looked;
            looked = System.nanoTime();
            boolean isLate = looked - lookedBefore > STOOD_STILL_NANOS;
            if (isLate && !stoodStill) {
                // What the SMSC confirmed meanwhile is still read, and nothing sent again for it.
                stoodStill = true;
                ticked = looked;
            }
            for (PduFramer.Found found = framer.next();
                    found != PduFramer.Found.MORE_BYTES_NEEDED;
                    found = framer.next()) {
                switch (found) {
                    case PDU -> handle();
                    case BAD_LENGTH -> refuseLength();
                    case MORE_BYTES_NEEDED -> throw new IllegalStateException("The loop has ended before");
                }
            }
            long now = System.nanoTime();
            if (now - ticked >= READ_TIMEOUT_MILLIS * 1_000_000L) {
                if (stoodStill) {
                    throw new IOException("this process stood still; what was delivered meanwhile comes again");
                }
                ticked = now;
                lookAtTheClock(now);
            }
            pump();
            if (!output.awaitRoom(settings.responseTimeout())) {
                throw new IOException("The SMSC does not read what it is sent");
            }
        }
    }

    private void handle() throws IOException {
        int command = framer.commandId();
        int sequence = framer.sequence();
        if (command < 0) {
            response(command & ~Smpp.RESPONSE, framer.status(), sequence);
            return;
        }
        switch (command) {
            case Smpp.DELIVER_SM -> {
                if (!stoodStill) {
                    deliver(sequence);
                }
            }
            case Smpp.ENQUIRE_LINK -> output.header(Smpp.ENQUIRE_LINK | Smpp.RESPONSE, Smpp.OK, sequence);
            case Smpp.UNBIND -> {
                // The SMSC closes the connection when it has read this.
                closingNanos = System.nanoTime();
                closing = true;
                bound = false;
                output.header(Smpp.UNBIND | Smpp.RESPONSE, Smpp.OK, sequence);
            }
            case Smpp.ALERT_NOTIFICATION -> LOG.debug("The SMSC says that a telephone can be reached");
            default -> output.header(Smpp.GENERIC_NACK, Smpp.INVALID_COMMAND_ID, sequence);
        }
    }

    private void deliver(int sequence) {
        try {
            DeliverSm delivered = DeliverSm.read(framer.body());
            if (!esme.take(this, sequence, delivered)) {
                output.deliverSmResponse(Smpp.THROTTLED, sequence);
            }
        } catch (MalformedPduException malformed) {
            output.deliverSmResponse(malformed.status(), sequence);
        } catch (RuntimeException | Error failed) {
            // The SMSC would deliver it again over the next link, and end that, too.
            output.deliverSmResponse(Smpp.SYSTEM_ERROR, sequence);
            LastingWork.tell("Taking what the SMSC delivers", failed);
        }
    }

    private void response(int request, int status, int sequence) throws IOException {
        switch (request) {
            case Smpp.BIND_TRANSCEIVER -> {
                if (status != Smpp.OK) {
                    throw new IOException("The SMSC refuses the bind with status " + status);
                }
                bound = true;
                wasBound = true;
                LOG.info("Bound to the SMSC as {}", settings);
            }
            case Smpp.SUBMIT_SM -> submitted(status, sequence);
            case Smpp.UNBIND -> close();
            // A nack of ours that the SMSC could not read; one for a submit_sm is that part's answer.
            case Smpp.GENERIC_NACK & ~Smpp.RESPONSE ->
                submitted(status == Smpp.OK ? Smpp.INVALID_COMMAND_ID : status, sequence);
            default -> {
                // The answer to a probe; that anything came was noted when it came.
            }
        }
    }

    private void submitted(int status, int sequence) throws IOException {
        OutgoingPart again = null;
        synchronized (this) {
            OutgoingPart part = window.answered(sequence);
            if (part == null) {
                return;
            }
            if (status == Smpp.OK) {
                window.confirmed();
                confirmed(part);
            } else if (closing || status == Smpp.INVALID_BIND_STATUS) {
                // It says nothing about the part.
                again = part;
            } else if (isOverload(status)) {
                if (window.pause(System.nanoTime())) {
                    LOG.warn("The SMSC throttles with status {}; answers wait", status);
                }
                again = part;
            } else if (Smpp.mayPass(status)) {
                sendLater(part, status);
            } else {
                esme.refused(part, status);
            }
        }
        if (again != null) {
            esme.giveBack(List.of(again));
            if (!closing && status == Smpp.INVALID_BIND_STATUS) {
                throw new IOException("the SMSC says that the link is not bound");
            }
        }
    }

    /** It may be the one telephone or a fault that passes: the other parts go on. */
    private void sendLater(OutgoingPart part, int status) {
        int times = part.putOff();
        if (times < MOST_ATTEMPTS) {
            window.putOff(part, System.nanoTime() + (settings.firstRetry().toNanos() << times));
        } else {
            esme.refused(part, status);
        }
    }

    private void confirmed(OutgoingPart part) {
        boolean isNoted = false;
        try {
            esme.confirmed(part, messageId());
            isNoted = true;
        } finally {
            if (!isNoted) {
                // Sending twice is better than never sending.
                esme.giveBack(List.of(part));
            }
        }
    }

    private String messageId() {
        try {
            return framer.body().cString(65, Smpp.INVALID_COMMAND_LENGTH);
        } catch (MalformedPduException withoutId) {
            return "";
        }
    }

    private static boolean isOverload(int status) {
        return status == Smpp.THROTTLED || status == Smpp.QUEUE_FULL || status == Smpp.SYSTEM_ERROR;
    }

    private void refuseLength() {
        output.header(Smpp.GENERIC_NACK, Smpp.INVALID_COMMAND_LENGTH, framer.badSequence());
    }

    private void lookAtTheClock(long now) throws IOException {
        long patience = settings.responseTimeout().toNanos();
        if (closing) {
            if (now - closingNanos > patience) {
                close();
            }
            return;
        }
        if (!bound) {
            if (now - startedNanos > patience) {
                throw new IOException("The SMSC did not answer the bind");
            }
            return;
        }
        if (framer.isInsidePdu() && now - heardNanos > patience) {
            framer.abandon();
            refuseLength();
        }
        if (probing && now - probedNanos > patience) {
            throw new IOException("The SMSC does not answer any more");
        }
        if (!probing && now - heardNanos > settings.enquireAfter().toNanos()) {
            probing = true;
            probedNanos = now;
            output.header(Smpp.ENQUIRE_LINK, Smpp.OK, nextSequence());
        }
        sendUnansweredAgain(now, now - settings.submitTimeout().toNanos());
    }

    private void sendUnansweredAgain(long now, long sentBefore) {
        List<OutgoingPart> again = new ArrayList<>();
        synchronized (this) {
            again.addAll(window.takeDue(now));
            for (OutgoingPart part : window.takeOlderThan(sentBefore)) {
                if (part.notAnswered() < MOST_ATTEMPTS) {
                    again.add(part);
                } else {
                    esme.refused(part, Smpp.NO_RESPONSE);
                }
            }
        }
        esme.giveBack(again);
    }

    private void giveBackAll() {
        List<OutgoingPart> unconfirmed;
        synchronized (this) {
            unconfirmed = window.takeAll();
        }
        esme.giveBack(unconfirmed);
    }

    /** 1 to 0x7FFFFFFF, then from 1 again (SMPP 3.4, 3.2). */
    private synchronized int nextSequence() {
        lastSequence = lastSequence == Integer.MAX_VALUE ? 1 : lastSequence + 1;
        return lastSequence;
    }
}
