package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * SMPP 3.4 on a non-blocking socket: what is to be sent is collected and written at once, what comes is cut into PDUs and
 * read in place. For one thread.
 */
final class PduChannel {

    static final int RESPONSE = 0x80000000;
    static final int SUBMIT_SM = 0x04;
    static final int DELIVER_SM = 0x05;
    static final int UNBIND = 0x06;
    static final int BIND_TRANSCEIVER = 0x09;
    static final int ENQUIRE_LINK = 0x15;
    static final int HEADER = 16;

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 18);
    private ByteBuffer out = ByteBuffer.allocate(1 << 18);
    private int pdu;
    private int pduStart;

    PduChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /** Takes what has come; -1 where the other side has closed. */
    int read() throws IOException {
        return socket.read(in);
    }

    /** Hands over every PDU that is complete. */
    void handle(PduHandler handler) throws IOException {
        in.flip();
        while (in.remaining() >= HEADER && in.remaining() >= in.getInt(in.position())) {
            pdu = in.position();
            int next = pdu + in.getInt(pdu);
            int command = in.getInt(pdu + 4);
            int status = in.getInt(pdu + 8);
            int sequence = in.getInt(pdu + 12);
            in.position(pdu + HEADER);
            handler.handle(this, command, status, sequence);
            in.position(next);
        }
        in.compact();
    }

    /** Writes what is collected, as far as the socket takes it; true where nothing is left. */
    boolean flush() throws IOException {
        if (out.position() > 0) {
            out.flip();
            int unused = socket.write(out);
            out.compact();
        }
        return out.position() == 0;
    }

    /** How many octets wait to be written. */
    int unwritten() {
        return out.position();
    }

    /** The next octet of the PDU at hand, 0 to 255. */
    int octet() {
        return in.get() & 0xFF;
    }

    /** The next string that ends with a zero octet. */
    String cString() {
        int from = in.position();
        while (in.get() != 0) {
            // On to the end.
        }
        return new String(in.array(), from, in.position() - from - 1, StandardCharsets.ISO_8859_1);
    }

    byte[] octets(int count) {
        byte[] octets = new byte[count];
        in.get(octets);
        return octets;
    }

    /** Begins a PDU of the connection; the fields follow, then {@link #end}. */
    void begin(int command, int status, int sequence) {
        if (out.remaining() < 1024) {
            ByteBuffer larger = ByteBuffer.allocate(out.capacity() * 2);
            out.flip();
            larger.put(out);
            out = larger;
        }
        pduStart = out.position();
        out.putInt(0).putInt(command).putInt(status).putInt(sequence);
    }

    PduChannel put(int octet) {
        out.put((byte) octet);
        return this;
    }

    PduChannel put(byte[] octets) {
        out.put(octets);
        return this;
    }

    PduChannel putString(String text) {
        out.put(text.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
        return this;
    }

    void end() {
        out.putInt(pduStart, out.position() - pduStart);
    }

    /** What is done with a PDU. */
    @FunctionalInterface
    interface PduHandler {
        /** The channel's reader stands on the body. */
        void handle(PduChannel channel, int command, int status, int sequence) throws IOException;
    }

    /** A deliver_sm or submit_sm, whose bodies are alike (SMPP 3.4, 4.4.1 and 4.6.1). */
    record Message(String source, String destination, int esmClass, int dataCoding, byte[] text) {

        static Message read(PduChannel from) {
            String unusedService = from.cString();
            int unusedType = from.octet() + from.octet();
            String source = from.cString();
            int unusedOtherType = from.octet() + from.octet();
            String destination = from.cString();
            int esmClass = from.octet();
            int unusedProtocolAndPriority = from.octet() + from.octet();
            String unusedTimes = from.cString() + from.cString();
            int unusedRegisteredAndReplace = from.octet() + from.octet();
            int dataCoding = from.octet();
            int unusedDefault = from.octet();
            return new Message(source, destination, esmClass, dataCoding, from.octets(from.octet()));
        }

        void write(PduChannel to, int command, int sequence) {
            to.begin(command, 0, sequence);
            to.put(0)
                    .put(1)
                    .put(1)
                    .putString(source)
                    .put(1)
                    .put(1)
                    .putString(destination)
                    .put(esmClass)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(dataCoding)
                    .put(0)
                    .put(text.length)
                    .put(text)
                    .end();
        }
    }
}
