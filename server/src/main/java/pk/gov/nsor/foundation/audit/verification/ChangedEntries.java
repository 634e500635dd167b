package pk.gov.nsor.foundation.audit.verification;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_REORDERED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * Entries whose hash differs from the sealed one. A hash does not show what was changed; but likely original values
 * are tried, and where one gives the sealed hash, the change is found.
 */
public final class ChangedEntries {

    /**
     * Beyond this number, changed entries are reported without checking whether they were swapped with each other.
     */
    private static final int MOST_COMPARED = 200;

    private static final int ID_AT = 5;

    private final Findings findings;
    private final List<Changed> all = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Changed(long leaf, byte[] encoding, byte[] sealed) {

        long id() {
            return ByteBuffer.wrap(encoding).getLong(ID_AT);
        }
    }

    public ChangedEntries(Findings findings) {
        this.findings = findings;
    }

    public void add(long leaf, byte[] encoding, byte[] sealed) {
        Changed one = new Changed(leaf, encoding, sealed);
        if (all.size() < MOST_COMPARED) {
            all.add(one);
        } else if (findings.keeps(ENTRY_CHANGED, leaf)) {
            tell(one);
        } else {
            // Among millions nobody reads what was changed in each, and each search takes hundreds of hashes.
            findings.count(ENTRY_CHANGED);
        }
    }

    public void tell() {
        all.forEach(this::tell);
    }

    private void tell(Changed one) {
        Optional<Changed> other = all.stream()
                .filter(candidate -> candidate != one && holds(candidate, one))
                .findFirst();
        if (other.isPresent()) {
            findings.add(Finding.at(
                    ENTRY_REORDERED,
                    one.leaf(),
                    one.id(),
                    "what was sealed as this entry now stands as entry "
                            + other.get().id() + " (leaf " + other.get().leaf() + ")"));
            return;
        }
        findings.add(Finding.at(
                ENTRY_CHANGED,
                one.leaf(),
                one.id(),
                ChangedField.of(one.encoding(), one.sealed())
                        .orElse(
                                "it is not what was sealed; more than one field was changed, or one whose value cannot be"
                                        + " guessed: time, actor, origin, record, content or commitment")));
    }

    /** Whether the one row, with the other's identifier, is what was sealed as the other. */
    private static boolean holds(Changed row, Changed sealedAs) {
        byte[] renamed = row.encoding().clone();
        ByteBuffer.wrap(renamed).putLong(ID_AT, sealedAs.id());
        return Arrays.equals(MerkleHash.leaf(renamed), sealedAs.sealed());
    }
}
