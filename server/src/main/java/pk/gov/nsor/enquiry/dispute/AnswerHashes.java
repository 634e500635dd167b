package pk.gov.nsor.enquiry.dispute;

import java.security.MessageDigest;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.keys.Keys;

/** CNICs and codes as the ledger may have them: the one place where what was hashed earlier is looked for. */
@Component
public class AnswerHashes {

    private static final String CNIC = "enquiry-cnic";
    private static final String CODE = "enquiry-code";

    private final Keys keys;

    public AnswerHashes(Keys keys) {
        this.keys = keys;
    }

    /** The CNIC under every key that the ledger of the last months was written with. */
    public List<byte[]> ofCnic(Cnic cnic) {
        return List.of(keys.keyedHash(CNIC).of(cnic.number()));
    }

    /**
     * The code under every such key.
     *
     * @param code letters and digits in upper case
     */
    public List<byte[]> ofCode(String code) {
        return List.of(keys.keyedHash(CODE).of(code));
    }

    /** Whether the stored hash is one of these, in a time that does not tell how much of it is. */
    static boolean isOneOf(byte[] stored, List<byte[]> candidates) {
        boolean isOne = false;
        for (byte[] candidate : candidates) {
            isOne |= MessageDigest.isEqual(stored, candidate);
        }
        return isOne;
    }
}
