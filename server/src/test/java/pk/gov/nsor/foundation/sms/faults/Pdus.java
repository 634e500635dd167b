package pk.gov.nsor.foundation.sms.faults;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** As much of SMPP 3.4 as the SMSC of the faults needs, written without the register's code. */
public final class Pdus {

    public static final int SUBMIT_SM = 0x04;
    public static final int DELIVER_SM = 0x05;
    public static final int UNBIND = 0x06;
    public static final int BIND_TRANSCEIVER = 0x09;
    public static final int ENQUIRE_LINK = 0x15;
    public static final int RESPONSE = 0x80000000;

    private static final int CONCATENATED = 0x40;

    private Pdus() {}

    public record Pdu(int command, int status, int sequence, byte[] body) {}

    /** A submit_sm, with the header of a part taken off; alone it is part 1 of 1. */
    public record Submission(String destination, int reference, int total, int part, byte[] text) {}

    public static Pdu read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 16 || length > 70_000) {
            throw new IOException("The register sent a PDU of " + length + " octets");
        }
        Pdu pdu = new Pdu(in.readInt(), in.readInt(), in.readInt(), new byte[length - 16]);
        in.readFully(pdu.body);
        return pdu;
    }

    public static byte[] pdu(int command, int status, int sequence, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(16 + body.length);
            out.writeInt(command);
            out.writeInt(status);
            out.writeInt(sequence);
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The body of a deliver_sm; with a header where it is one of several parts. */
    static byte[] deliverSm(FloodQuestion question, int part) {
        int total = question.parts().size();
        byte[] header =
                total == 1 ? new byte[0] : new byte[] {5, 0, 3, (byte) question.id(), (byte) total, (byte) part};
        return deliverSm(question.sender(), "7000", header, question.parts().get(part - 1));
    }

    /** The body of a deliver_sm with a whole text. */
    public static byte[] deliverSm(String sender, String number, String text) {
        return deliverSm(sender, number, new byte[0], text);
    }

    private static byte[] deliverSm(String sender, String number, byte[] header, String words) {
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 1});
        body.writeBytes(string(sender));
        body.writeBytes(new byte[] {0, 0});
        body.writeBytes(string(number));
        body.write(header.length == 0 ? 0 : CONCATENATED);
        body.writeBytes(new byte[8]);
        body.write(header.length + text.length);
        body.writeBytes(header);
        body.writeBytes(text);
        return body.toByteArray();
    }

    public static Submission submission(byte[] body) {
        int at = afterString(body, 0) + 2;
        at = afterString(body, at) + 2;
        int destination = at;
        at = afterString(body, at);
        String number = new String(body, destination, at - 1 - destination, StandardCharsets.US_ASCII);
        int esmClass = body[at];
        at = afterString(body, afterString(body, at + 3)) + 4;
        byte[] text = Arrays.copyOfRange(body, at + 1, at + 1 + (body[at] & 0xFF));
        return (esmClass & CONCATENATED) == 0
                ? new Submission(number, 0, 1, 1, text)
                : new Submission(number, text[3] & 0xFF, text[4], text[5], Arrays.copyOfRange(text, 6, text.length));
    }

    /** The numbers a bind asks for; empty for all. */
    public static String addressRange(byte[] bind) {
        int at = afterString(bind, afterString(bind, afterString(bind, 0))) + 3;
        return new String(bind, at, afterString(bind, at) - 1 - at, StandardCharsets.US_ASCII);
    }

    public static byte[] string(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static int afterString(byte[] body, int from) {
        int at = from;
        while (body[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
