package pk.gov.nsor.publicservice.enquiry.dispute;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * A ticket's own hashes of CNIC and code: they outlive the ledger's keys, match nothing in the ledger, and they do not
 * show whether two tickets are about the same CNIC.
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

    public byte[] ofCnic(UUID ticket, Cnic cnic) {
        return cnics.of(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(ticket.getMostSignificantBits())
                .putLong(ticket.getLeastSignificantBits())
                .putLong(cnic.number())
                .array());
    }
}
