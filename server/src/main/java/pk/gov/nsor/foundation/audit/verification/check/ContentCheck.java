package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.COMMITMENT_WRONG;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CONTENT_KEY_SWAPPED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.NAMED_CHANGED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.NamedPeople;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;
import pk.gov.nsor.foundation.audit.verification.SealedBatch;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Decrypts each content that still has its key, and compares it with the commitment. Only for entries that agree with
 * their seal.
 */
public final class ContentCheck {

    private final Keys keys;
    private final Findings findings;
    private long opened;
    private long erased;

    public ContentCheck(Keys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /** How many were decrypted with their key. */
    public long opened() {
        return opened;
    }

    /** How many have no key any more. */
    public long erased() {
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
            } else if (entry.commitment() != null && batch.named() != null) {
                named(plain, batch.named().get(entry.id()), leaf, entry);
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

    private void named(byte[] plain, byte @Nullable [] found, long leaf, LeafEncoding entry) {
        String said = NamedPeople.hash(plain);
        String there = found == null ? "" : HexFormat.of().formatHex(found);
        if (!said.equals(there)) {
            findings.add(Finding.at(
                    NAMED_CHANGED,
                    leaf,
                    entry.id(),
                    "whom it names is not what its content says: was taken away or added"));
        }
    }

    private static byte[] context(LeafEncoding entry) {
        return ((entry.commitment() == null ? "trail/1/" : "trail/2/") + entry.action())
                .getBytes(StandardCharsets.UTF_8);
    }
}
