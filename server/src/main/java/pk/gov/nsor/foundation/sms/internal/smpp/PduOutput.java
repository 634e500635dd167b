package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects PDUs for one link. Whoever adds one does not wait for the network: the link's writer takes everything there is
 * and writes it at once.
 */
final class PduOutput {

    private static final int FIRST_SIZE = 16 * 1024;
    /** What is collected at most while the SMSC does not read; then the link's reader waits, too. */
    private static final int FULL = 4 * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] collected = new byte[FIRST_SIZE];
    private byte[] writing = new byte[FIRST_SIZE];
    private int length;
    private int pduStart;
    private boolean closed;

    void bindTransceiver(int sequence, String systemId, String password, String addressRange) {
        add(() -> {
            begin(Smpp.BIND_TRANSCEIVER, Smpp.OK, sequence);
            cString(systemId);
            cString(password);
            cString("");
            octet(0x34);
            octet(0);
            octet(0);
            cString(addressRange);
        });
    }

    void header(int command, int status, int sequence) {
        add(() -> begin(command, status, sequence));
    }

    /** The response to a deliver_sm, whose message_id is unused and empty. */
    void deliverSmResponse(int status, int sequence) {
        add(() -> {
            begin(Smpp.DELIVER_SM | Smpp.RESPONSE, status, sequence);
            octet(0);
        });
    }

    void submitSm(int sequence, OutgoingPart part, SmppAddress source, boolean receipt) {
        boolean several = part.total() > 1;
        add(() -> {
            begin(Smpp.SUBMIT_SM, Smpp.OK, sequence);
            cString("");
            address(source);
            address(part.destination());
            octet(several ? 0x40 : 0);
            octet(0);
            octet(0);
            cString("");
            cString(part.validity());
            octet(receipt ? 1 : 0);
            octet(0);
            octet(part.dataCoding());
            octet(0);
            if (several) {
                byte[] header = UserDataHeader.concatenation(part.reference(), part.total(), part.number());
                octet(header.length + part.text().length);
                octets(header);
            } else {
                octet(part.text().length);
            }
            octets(part.text());
        });
    }

    /** Writes what is collected, as it comes, until closed. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            int count;
            lock.lock();
            try {
                while (length == 0) {
                    if (closed) {
                        return;
                    }
                    changed.await();
                }
                byte[] full = collected;
                collected = writing;
                writing = full;
                count = length;
                length = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            out.write(writing, 0, count);
        }
    }

    /**
     * Waits while more is collected than the SMSC takes.
     *
     * @return false where it took nothing for as long
     */
    boolean awaitRoom(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (length > FULL && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return length <= FULL || closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(Runnable fields) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            pduStart = length;
            fields.run();
            integerAt(pduStart, length - pduStart);
            if (pduStart == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin(int command, int status, int sequence) {
        reserve(Smpp.HEADER_BYTES);
        integerAt(length + 4, command);
        integerAt(length + 8, status);
        integerAt(length + 12, sequence);
        length += Smpp.HEADER_BYTES;
    }

    private void address(SmppAddress address) {
        octet(address.typeOfNumber());
        octet(address.numberingPlan());
        cString(address.text());
    }

    private void cString(String text) {
        octets(text.getBytes(StandardCharsets.ISO_8859_1));
        octet(0);
    }

    private void octet(int value) {
        reserve(1);
        collected[length++] = (byte) value;
    }

    private void octets(byte[] octets) {
        reserve(octets.length);
        System.arraycopy(octets, 0, collected, length, octets.length);
        length += octets.length;
    }

    private void integerAt(int at, int value) {
        collected[at] = (byte) (value >>> 24);
        collected[at + 1] = (byte) (value >>> 16);
        collected[at + 2] = (byte) (value >>> 8);
        collected[at + 3] = (byte) value;
    }

    private void reserve(int count) {
        if (length + count > collected.length) {
            collected = Arrays.copyOf(collected, Math.max(collected.length * 2, length + count));
        }
    }
}
