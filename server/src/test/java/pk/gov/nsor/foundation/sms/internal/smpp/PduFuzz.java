package pk.gov.nsor.foundation.sms.internal.smpp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzzed: whatever an SMSC sends, it is cut and read without another failure than the one that is told to the SMSC, and
 * into the same PDUs however the network cuts it. The first octet says how many octets come at once.
 */
public final class PduFuzz {

    private PduFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);
        List<String> whole = pdus(stream, stream.length);
        List<String> pieces = pdus(stream, 1 + (input[0] & 0xFF));
        if (!whole.equals(pieces)) {
            throw new AssertionError("Cut otherwise: " + whole + " and " + pieces);
        }
    }

    private static List<String> pdus(byte[] stream, int atOnce) {
        List<String> pdus = new ArrayList<>();
        PduFramer framer = new PduFramer();
        try {
            for (int from = 0; from < stream.length; from += atOnce) {
                ByteArrayInputStream arrived =
                        new ByteArrayInputStream(stream, from, Math.min(atOnce, stream.length - from));
                while (arrived.available() > 0) {
                    int unused = framer.read(arrived);
                    take(framer, stream.length, pdus);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdus;
    }

    private static void take(PduFramer framer, int octets, List<String> pdus) {
        int looks = 0;
        for (PduFramer.Found found = framer.next(); found != PduFramer.Found.MORE_BYTES_NEEDED; found = framer.next()) {
            if (++looks > octets + 1) {
                throw new AssertionError("No end");
            }
            if (found == PduFramer.Found.PDU) {
                pdus.add(framer.commandId() + "/" + framer.status() + "/" + framer.sequence() + "/" + read(framer));
            }
        }
    }

    /** Every PDU is read as if it were a delivery. */
    private static String read(PduFramer framer) {
        try {
            DeliverSm delivered = DeliverSm.read(framer.body());
            check(delivered, framer.body().remaining());
            return delivered.source().text()
                    + Arrays.hashCode(delivered.message())
                    + delivered.segment()
                    + delivered.receipt();
        } catch (MalformedPduException malformed) {
            if (malformed.status() == Smpp.OK) {
                throw new AssertionError("Refused as if it were good", malformed);
            }
            return "refused " + malformed.status();
        }
    }

    private static void check(DeliverSm delivered, int octets) {
        DeliverSm.Segment segment = delivered.segment();
        boolean isPlaced = segment == null
                || segment.total() >= 2
                        && segment.total() <= 255
                        && segment.part() >= 1
                        && segment.part() <= segment.total()
                        && segment.reference() >= 0
                        && segment.reference() <= 65_535;
        if (!isPlaced || delivered.message().length > octets) {
            throw new AssertionError("Read what cannot be: " + segment);
        }
    }
}
