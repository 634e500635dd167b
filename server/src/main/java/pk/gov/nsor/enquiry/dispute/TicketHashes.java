package pk.gov.nsor.enquiry.dispute;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;

/**
 * A ticket's own hashes of CNIC and code: they outlive the ledger's keys, match nothing in the ledger, and of two tickets
 * nobody can tell whether they are about one CNIC.
 */
@Component
public class TicketHashes {

    private final KeyedHash cnics;
    private final KeyedHash codes;

    public TicketHashes(Keys keys) {
        this.cnics = keys.keyedHash("dispute-cnic");
        this.codes = keys.keyedHash("dispute-code");
    }

    /** @param code letters and digits in upper case */
    public byte[] ofCode(String code) {
        return codes.of(code);
    }

    byte[] ofCnic(UUID ticket, Cnic cnic) {
        return cnics.of(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(ticket.getMostSignificantBits())
                .putLong(ticket.getLeastSignificantBits())
                .putLong(cnic.number())
                .array());
    }
}
