package pk.gov.nsor.publicservice.enquiry.dispute;

import java.security.MessageDigest;
import java.util.List;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * The hashes under which the ledger of the last 30 days may hold a CNIC. Only this class searches for earlier hashes.
 */
public interface AnswerHashes {

    /** The CNIC under every key with which rows of the last 30 days were written. */
    List<byte[]> ofCnic(Cnic cnic);

    /**
     * Whether the hash is one of these, in constant time, so that the time does not disclose how much of it matches.
     */
    static boolean isOneOf(byte[] hash, List<byte[]> candidates) {
        boolean isOne = false;
        for (byte[] candidate : candidates) {
            isOne |= MessageDigest.isEqual(hash, candidate);
        }
        return isOne;
    }
}
