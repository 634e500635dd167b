package pk.gov.nsor.enquiry.dispute;

import java.security.MessageDigest;
import java.util.List;
import pk.gov.nsor.kernel.Cnic;

/** CNICs as the ledger of the last 30 days may have them: the one place where what was hashed earlier is looked for. */
public interface AnswerHashes {

    /** The CNIC under every key with which rows of the last 30 days were written. */
    List<byte[]> ofCnic(Cnic cnic);

    /** Whether the hash is one of these, in a time that does not tell how much of it is. */
    static boolean isOneOf(byte[] hash, List<byte[]> candidates) {
        boolean isOne = false;
        for (byte[] candidate : candidates) {
            isOne |= MessageDigest.isEqual(hash, candidate);
        }
        return isOne;
    }
}
