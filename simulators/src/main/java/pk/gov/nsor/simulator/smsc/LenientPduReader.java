package pk.gov.nsor.simulator.smsc;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.SMPPConstant;

/**
 * Reads a deliver_sm_resp that has a header and no body. ESMEs send it when they throttle, jSMPP itself among them, but
 * jSMPP as an SMSC fails on the missing message_id and drops the response.
 */
final class LenientPduReader extends DefaultPDUReader {

    private static final int HEADER_LENGTH = 16;

    @Override
    public byte[] readPDU(DataInputStream in, int commandLength, int commandId, int commandStatus, int sequenceNumber)
            throws IOException {
        byte[] pdu = super.readPDU(in, commandLength, commandId, commandStatus, sequenceNumber);
        boolean headerOnly = commandId == SMPPConstant.CID_DELIVER_SM_RESP && pdu.length == HEADER_LENGTH;
        // One zero octet more is an empty message_id.
        return headerOnly ? Arrays.copyOf(pdu, HEADER_LENGTH + 1) : pdu;
    }
}
