package pk.gov.nsor.enquiry.dispute;

import java.security.MessageDigest;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.keys.Keys;

/** CNICs as the ledger of the last 30 days may have them: the one place where what was hashed earlier is looked for. */
@Component
public class AnswerHashes {

    private static final String CNIC = "enquiry-cnic";

    private final Keys keys;

    public AnswerHashes(Keys keys) {
        this.keys = keys;
    }

    /** The CNIC under every key with which rows of the last 30 days were written. */
    public List<byte[]> ofCnic(Cnic cnic) {
        return List.of(keys.keyedHash(CNIC).of(cnic.number()));
    }

    /** Whether the hash is one of these, in a time that does not tell how much of it is. */
    static boolean isOneOf(byte[] hash, List<byte[]> candidates) {
        boolean isOne = false;
        for (byte[] candidate : candidates) {
            isOne |= MessageDigest.isEqual(hash, candidate);
        }
        return isOne;
    }
}
