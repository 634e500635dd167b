package pk.gov.nsor.survivors.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.faults.Pdus;
import pk.gov.nsor.foundation.sms.faults.Pdus.Pdu;

/** One connection of the vault to its SMSC. */
final class AlertLink {

    /** A confirmation goes out up to so much after the text came, so that a kill finds some that have not. */
    private static final int SLOWEST_CONFIRMATION_MILLIS = 15;

    private final Socket socket;
    private final AlertSmsc smsc;
    private final Queue<Due> due = new ArrayDeque<>();
    private volatile boolean isNeutral;

    private record Due(long number, int sequence, long nanos) {}

    AlertLink(Socket socket, AlertSmsc smsc) {
        this.socket = socket;
        this.smsc = smsc;
    }

    /** True while it is bound for the vault's own number. */
    boolean isNeutral() {
        return isNeutral;
    }

    /** Stays until the link ends. */
    void serve() {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            while (true) {
                take(Pdus.read(in));
            }
        } catch (IOException ended) {
            isNeutral = false;
        }
    }

    private void take(Pdu pdu) throws IOException {
        switch (pdu.command()) {
            case Pdus.BIND_TRANSCEIVER -> {
                send(Pdus.pdu(pdu.command() | Pdus.RESPONSE, 0, pdu.sequence(), Pdus.string("alerts")));
                isNeutral = !Pdus.addressRange(pdu.body()).isEmpty();
            }
            case Pdus.DELIVER_SM | Pdus.RESPONSE -> smsc.phones().answered(pdu.sequence(), pdu.status());
            case Pdus.SUBMIT_SM -> {
                long number = smsc.submitted(Pdus.submission(pdu.body()));
                long wait = ThreadLocalRandom.current().nextLong(SLOWEST_CONFIRMATION_MILLIS * 1_000_000L);
                synchronized (due) {
                    due.add(new Due(number, pdu.sequence(), System.nanoTime() + wait));
                }
            }
            case Pdus.ENQUIRE_LINK, Pdus.UNBIND ->
                send(Pdus.pdu(pdu.command() | Pdus.RESPONSE, 0, pdu.sequence(), new byte[0]));
            default -> {
                // A response to nothing that counts.
            }
        }
    }

    /** Sends the confirmations whose time has come. */
    void confirm() {
        try {
            for (Due next = nextDue(); next != null; next = nextDue()) {
                send(Pdus.pdu(
                        Pdus.SUBMIT_SM | Pdus.RESPONSE, 0, next.sequence, Pdus.string(Long.toString(next.number))));
                smsc.confirmed(next.number);
            }
        } catch (IOException broken) {
            isNeutral = false;
        }
    }

    private @Nullable Due nextDue() {
        synchronized (due) {
            Due first = due.peek();
            return first != null && System.nanoTime() >= first.nanos ? due.poll() : null;
        }
    }

    synchronized void send(byte[] pdu) throws IOException {
        socket.getOutputStream().write(pdu);
    }
}
