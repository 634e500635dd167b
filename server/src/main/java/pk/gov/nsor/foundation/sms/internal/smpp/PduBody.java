package pk.gov.nsor.foundation.sms.internal.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a PDU's body in order; never beyond its end, whatever the fields claim. */
final class PduBody {

    private final byte[] buffer;
    private final int end;
    private int position;

    PduBody(byte[] buffer, int from, int end) {
        this.buffer = buffer;
        this.position = from;
        this.end = end;
    }

    boolean hasMore() {
        return position < end;
    }

    int remaining() {
        return end - position;
    }

    byte octet() throws MalformedPduException {
        if (position >= end) {
            throw new MalformedPduException(Smpp.INVALID_COMMAND_LENGTH);
        }
        return buffer[position++];
    }

    int unsignedOctet() throws MalformedPduException {
        return octet() & 0xFF;
    }

    int unsignedShort() throws MalformedPduException {
        return unsignedOctet() << 8 | unsignedOctet();
    }

    /**
     * A string that ends with a zero octet.
     *
     * @param longest its size at most, the zero octet included
     * @param status what is wrong where it is longer
     */
    String cString(int longest, int status) throws MalformedPduException {
        int limit = Math.min(end, position + longest);
        for (int i = position; i < limit; i++) {
            if (buffer[i] == 0) {
                String text = new String(buffer, position, i - position, StandardCharsets.ISO_8859_1);
                position = i + 1;
                return text;
            }
        }
        throw new MalformedPduException(limit == end ? Smpp.INVALID_COMMAND_LENGTH : status);
    }

    /** @param status what is wrong where there are fewer */
    byte[] octets(int count, int status) throws MalformedPduException {
        if (count > end - position) {
            throw new MalformedPduException(status);
        }
        byte[] octets = Arrays.copyOfRange(buffer, position, position + count);
        position += count;
        return octets;
    }
}
