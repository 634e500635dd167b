package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into PDUs. An impossible length is reported once; then bytes are skipped until what follows
 * has the form of a header again, so that one bad PDU does not cost the link. Bytes inside a PDU of a proper length
 * are never searched for headers: a message's text must not be able to pose as a PDU.
 */
final class PduFramer {

    /** The state of the bytes read so far. */
    enum Found {
        PDU,
        BAD_LENGTH,
        MORE_BYTES_NEEDED
    }

    private static final int FIRST_SIZE = 16 * 1024;

    private byte[] buffer = new byte[FIRST_SIZE];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int start;
    private int end;
    private int offset;
    private int length;
    private int badSequence;
    private boolean lost;

    /** Reads once; -1 at the end of the stream. */
    int read(InputStream in) throws IOException {
        makeRoom();
        int count = in.read(buffer, end, buffer.length - end);
        if (count > 0) {
            end += count;
        }
        return count;
    }

    /** Searches for the next PDU in what was read. */
    Found next() {
        if (lost && !findHeader()) {
            return Found.MORE_BYTES_NEEDED;
        }
        int available = end - start;
        if (available < Integer.BYTES) {
            return Found.MORE_BYTES_NEEDED;
        }
        int declared = view.getInt(start);
        if (declared < Smpp.HEADER_BYTES || declared > Smpp.LONGEST_PDU) {
            return giveUp(available);
        }
        if (available < declared) {
            return Found.MORE_BYTES_NEEDED;
        }
        offset = start;
        length = declared;
        start += declared;
        return Found.PDU;
    }

    /** True where part of a PDU was read and the rest is still to come. */
    boolean isInsidePdu() {
        return !lost && end > start;
    }

    /** The rest of a PDU does not come: its length was wrong. */
    void abandon() {
        Found unused = giveUp(end - start);
    }

    int commandId() {
        return view.getInt(offset + 4);
    }

    int status() {
        return view.getInt(offset + 8);
    }

    int sequence() {
        return view.getInt(offset + 12);
    }

    /** The sequence number of the PDU whose length was bad, 0 where it is not known. */
    int badSequence() {
        return badSequence;
    }

    /** The body of the PDU found last; its bytes may be overwritten by the next {@link #read}. */
    PduBody body() {
        return new PduBody(buffer, offset + Smpp.HEADER_BYTES, offset + length);
    }

    private Found giveUp(int available) {
        badSequence = available >= Smpp.HEADER_BYTES ? view.getInt(start + 12) : 0;
        lost = true;
        start++;
        return Found.BAD_LENGTH;
    }

    private boolean findHeader() {
        for (; end - start >= Smpp.HEADER_BYTES; start++) {
            int declared = view.getInt(start);
            int command = view.getInt(start + 4);
            if (declared >= Smpp.HEADER_BYTES
                    && declared <= Smpp.LONGEST_PDU
                    && Smpp.isCommand(command)
                    && (command < 0 || view.getInt(start + 8) == 0)
                    && view.getInt(start + 12) > 0) {
                lost = false;
                return true;
            }
        }
        return false;
    }

    private void makeRoom() {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            if (end > buffer.length / 2) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
                view = ByteBuffer.wrap(buffer);
            }
        }
    }
}
