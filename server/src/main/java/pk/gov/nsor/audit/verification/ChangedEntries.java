package pk.gov.nsor.audit.verification;

import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_CHANGED;
import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_REORDERED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.audit.proof.MerkleHash;

/**
 * Entries whose hash is another than the sealed one. A hash does not say what was changed; but what one would have to change
 * back is tried, and where the sealed hash comes out, that was it.
 */
final class ChangedEntries {

    /** More are told without trying whether two were swapped. */
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

    ChangedEntries(Findings findings) {
        this.findings = findings;
    }

    void add(long leaf, byte[] encoding, byte[] sealed) {
        Changed one = new Changed(leaf, encoding, sealed);
        if (all.size() < MOST_COMPARED) {
            all.add(one);
        } else {
            tell(one);
        }
    }

    void tell() {
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
