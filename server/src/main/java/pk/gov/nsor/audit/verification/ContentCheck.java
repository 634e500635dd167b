package pk.gov.nsor.audit.verification;

import static pk.gov.nsor.audit.verification.FindingKind.COMMITMENT_WRONG;
import static pk.gov.nsor.audit.verification.FindingKind.CONTENT_KEY_SWAPPED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.audit.proof.LeafEncoding;
import pk.gov.nsor.audit.proof.MerkleHash;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;

/** Opens what still has its key, and holds it against the commitment. Only for entries that are what was sealed. */
final class ContentCheck {

    private final Keys keys;
    private final Findings findings;
    private long opened;
    private long erased;

    ContentCheck(Keys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /** How many opened under their key. */
    long opened() {
        return opened;
    }

    /** How many have no key any more. */
    long erased() {
        return erased;
    }

    void check(SealedBatch batch, int row, int place) {
        byte[] content = batch.entries().content(row);
        if (content == null) {
            return;
        }
        LeafEncoding entry = LeafEncoding.decode(batch.entries().encoding(row));
        UUID owner = Objects.requireNonNull(entry.keyId(), "content without a key");
        byte[] wrapped = batch.contentKeys().get(owner);
        long leaf = batch.firstLeaf() + place;
        if (wrapped == null) {
            erased++;
            return;
        }
        try {
            Optional<Encryption> key = keys.unwrapRecord(wrapped, owner);
            if (key.isEmpty()) {
                erased++;
                return;
            }
            byte[] plain = key.get().decrypt(content, context(entry));
            opened++;
            if (entry.commitment() != null && !Arrays.equals(MerkleHash.sha256(plain), entry.commitment())) {
                findings.add(
                        Finding.at(COMMITMENT_WRONG, leaf, entry.id(), "its content is not what the entry commits to"));
            }
        } catch (Encryption.WrongKeyException doesNotOpen) {
            findings.add(Finding.at(
                    CONTENT_KEY_SWAPPED,
                    leaf,
                    entry.id(),
                    "its content is what was sealed, and does not open under the key " + owner
                            + ": another key was put in its place"));
        }
    }

    private static byte[] context(LeafEncoding entry) {
        return ((entry.commitment() == null ? "trail/1/" : "trail/2/") + entry.action())
                .getBytes(StandardCharsets.UTF_8);
    }
}
