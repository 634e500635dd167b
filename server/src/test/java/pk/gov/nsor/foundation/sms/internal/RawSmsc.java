package pk.gov.nsor.foundation.sms.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An SMSC of plain sockets that can send anything: it confirms nothing by itself but the bind. */
final class RawSmsc implements AutoCloseable {

    static final int DELIVER_SM = 0x05;
    static final int DELIVER_SM_RESP = 0x80000005;
    static final int SUBMIT_SM = 0x04;
    static final int SUBMIT_SM_RESP = 0x80000004;
    static final int GENERIC_NACK = 0x80000000;
    static final int ENQUIRE_LINK = 0x15;
    static final int ENQUIRE_LINK_RESP = 0x80000015;
    static final int UNBIND = 0x06;
    static final int UNBIND_RESP = 0x80000006;

    private final ServerSocket server;
    private final boolean ownsServer;
    private Socket socket;
    private DataInputStream in;
    private DataOutputStream out;
    private String addressRange = "";

    /** @param port 0 for a free one */
    RawSmsc(int port) throws IOException {
        server = new ServerSocket();
        ownsServer = true;
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setSoTimeout(10_000);
    }

    /** On a socket of its own kind, which listens already. */
    static RawSmsc on(ServerSocket listening) throws IOException {
        listening.setSoTimeout(10_000);
        return new RawSmsc(listening);
    }

    private RawSmsc(ServerSocket server) {
        this.server = server;
        this.ownsServer = false;
    }

    /** The same SMSC, for a further link. */
    RawSmsc another() {
        return new RawSmsc(server);
    }

    record Pdu(int command, int status, int sequence, byte[] body) {}

    int port() {
        return server.getLocalPort();
    }

    /** Takes the next link and confirms its bind. */
    void acceptBind() throws IOException {
        socket = server.accept();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        Pdu bind = read();
        addressRange = addressRange(bind.body());
        send(0x80000009, 0, bind.sequence(), "raw\0".getBytes(StandardCharsets.US_ASCII));
    }

    /** The numbers whose messages the link asked for; empty for all. */
    String addressRange() {
        return addressRange;
    }

    private static String addressRange(byte[] bind) {
        int at = afterZero(bind, afterZero(bind, afterZero(bind, 0))) + 3;
        return new String(bind, at, afterZero(bind, at) - 1 - at, StandardCharsets.US_ASCII);
    }

    /** A submit_sm is refused. */
    void refuse(Pdu submitSm, int status) throws IOException {
        send(SUBMIT_SM_RESP, status, submitSm.sequence(), new byte[0]);
    }

    void question(int sequence, String sender, String text) throws IOException {
        send(DELIVER_SM, 0, sequence, deliverSm(sender, 0, 0, text.getBytes(StandardCharsets.US_ASCII)));
    }

    void confirm(Pdu submitSm, String messageId) throws IOException {
        send(SUBMIT_SM_RESP, 0, submitSm.sequence(), (messageId + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] deliverSm(String sender, int esmClass, int dataCoding, byte[] message, byte[]... optional) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(1);
        body.write(1);
        body.writeBytes((sender + "\0").getBytes(StandardCharsets.US_ASCII));
        body.write(0);
        body.write(0);
        body.writeBytes("7000\0".getBytes(StandardCharsets.US_ASCII));
        body.write(esmClass);
        body.writeBytes(new byte[6]);
        body.write(dataCoding);
        body.write(0);
        body.write(message.length);
        body.writeBytes(message);
        for (byte[] parameter : optional) {
            body.writeBytes(parameter);
        }
        return body.toByteArray();
    }

    static byte[] optional(int tag, byte[] value) {
        byte[] parameter = new byte[4 + value.length];
        parameter[0] = (byte) (tag >> 8);
        parameter[1] = (byte) tag;
        parameter[2] = (byte) (value.length >> 8);
        parameter[3] = (byte) value.length;
        System.arraycopy(value, 0, parameter, 4, value.length);
        return parameter;
    }

    void send(int command, int status, int sequence, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream pdu = new DataOutputStream(bytes);
        pdu.writeInt(16 + body.length);
        pdu.writeInt(command);
        pdu.writeInt(status);
        pdu.writeInt(sequence);
        pdu.write(body);
        sendRaw(bytes.toByteArray());
    }

    void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends requests without reading the answers, until the other end has had enough. */
    void floodUntilBroken() {
        byte[] enquireLinks = new byte[16 * 1000];
        for (int i = 0; i < enquireLinks.length; i += 16) {
            enquireLinks[i + 3] = 16;
            enquireLinks[i + 7] = ENQUIRE_LINK;
            enquireLinks[i + 15] = 1;
        }
        try {
            while (true) {
                sendRaw(enquireLinks);
            }
        } catch (IOException broken) {
            // As it should be.
        }
    }

    void sendHex(String hex) throws IOException {
        sendRaw(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Pdu read() throws IOException {
        int length = in.readInt();
        Pdu pdu = new Pdu(in.readInt(), in.readInt(), in.readInt(), new byte[length - 16]);
        in.readFully(pdu.body());
        return pdu;
    }

    /** The next PDU of a kind; others are passed over. */
    Pdu read(int command) throws IOException {
        Pdu pdu = read();
        while (pdu.command() != command) {
            pdu = read();
        }
        return pdu;
    }

    /** Everything that comes within a time. */
    List<Pdu> readFor(int millis) throws IOException {
        List<Pdu> pdus = new ArrayList<>();
        socket.setSoTimeout(millis);
        try {
            while (true) {
                pdus.add(read());
            }
        } catch (SocketTimeoutException nothingMore) {
            return pdus;
        } finally {
            socket.setSoTimeout(10_000);
        }
    }

    /** The text of a submit_sm, and before it in brackets the user data header where there is one. */
    static String text(Pdu submitSm) {
        byte[] body = submitSm.body();
        int at = 1 + 2;
        at = afterZero(body, at) + 2;
        at = afterZero(body, at);
        int esmClass = body[at];
        at = afterZero(body, at + 3);
        at = afterZero(body, at) + 2;
        int dataCoding = body[at];
        at += 2;
        int length = body[at++] & 0xFF;
        String header = "";
        if ((esmClass & 0x40) != 0) {
            int headerLength = body[at] + 1;
            header = "[" + HexFormat.of().formatHex(body, at + 4, at + headerLength) + "]";
            at += headerLength;
            length -= headerLength;
        }
        Charset charset = dataCoding == 8 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
        return header + new String(body, at, length, charset);
    }

    /** How long the SMSC is to keep a submit_sm; empty for as long as it likes. */
    static String validity(Pdu submitSm) {
        byte[] body = submitSm.body();
        int at = afterZero(body, afterZero(body, afterZero(body, 3) + 2) + 3);
        return new String(body, at, afterZero(body, at) - 1 - at, StandardCharsets.US_ASCII);
    }

    static String destination(Pdu submitSm) {
        byte[] body = submitSm.body();
        int at = afterZero(body, 3) + 2;
        return new String(body, at, afterZero(body, at) - 1 - at, StandardCharsets.US_ASCII);
    }

    private static int afterZero(byte[] body, int from) {
        int at = from;
        while (body[at] != 0) {
            at++;
        }
        return at + 1;
    }

    /** So long it waits for the next PDU from now on. */
    void allow(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    }

    /** Cuts the link without a word. */
    void drop() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        if (ownsServer) {
            server.close();
        }
    }
}
