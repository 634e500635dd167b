package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINTS_ROLLED_BACK;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINT_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.COSIGNATURE_WRONG;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.SIGNED_BY_ANOTHER_KEY;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_REWRITTEN;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_ROLLED_BACK;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_TRUNCATED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;
import pk.gov.nsor.foundation.audit.verification.LeafCheck;
import pk.gov.nsor.foundation.audit.verification.TrailSource;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.WantedRoots;
import pk.gov.nsor.foundation.audit.verification.WitnessedCheckpoint;

/** Compares the tree with the checkpoints: those that are stored, and those that witnesses hold. */
public final class CheckpointCheck {

    private final Origins origins;
    private final List<NoteVerifier> witnessKeys;
    private final Findings findings;
    private final CheckpointTimes times;
    /** What the register has signed, whoever holds it. */
    private final List<Statement> statements = new ArrayList<>();

    private final Set<Checkpoint> stored = new HashSet<>();
    private int storedStatements;
    private int count;
    private int witnessed;
    private long largest;
    private @Nullable Statement largestThatFits;
    private @Nullable Statement largestThatBinds;

    /**
     * @param row of the table, where the register itself holds it
     * @param witness who holds it; null where that is the register itself
     * @param at when the witness signed it; null where it did not, or without a time
     */
    private record Statement(
            Checkpoint checkpoint,
            long row,
            @Nullable String witness,
            @Nullable Instant at) {

        long size() {
            return checkpoint.size();
        }

        /** Whether it says the same as another that has no time of its own. */
        boolean isSameWithTime(Statement other) {
            return at != null && other.at == null && other.size() == size();
        }

        boolean isWitnessed() {
            return witness != null;
        }

        String source() {
            return witness == null ? "stored checkpoint " + row : witness;
        }
    }

    /** @param keys one for each origin that the trail has had, the current one's last */
    public CheckpointCheck(
            List<NoteVerifier> keys, List<NoteVerifier> witnessKeys, Findings findings, CheckpointTimes times) {
        this.times = times;
        this.origins = new Origins(keys);
        this.witnessKeys = witnessKeys;
        this.findings = findings;
    }

    /** The register's own, in the order of signing: each note is read and its signature checked. */
    public void stored(List<TrailSource.StoredCheckpoint> rows) {
        List<Optional<Read>> read = rows.parallelStream().map(this::read).toList();
        for (int at = 0; at < rows.size(); at++) {
            TrailSource.StoredCheckpoint row = rows.get(at);
            count++;
            if (read.get(at).isEmpty()) {
                changed(row, "its note is no checkpoint");
                continue;
            }
            Read one = read.get(at).get();
            if (!one.isSigned()) {
                notSigned(one.note(), one.checkpoint(), "stored checkpoint " + row.id());
                continue;
            }
            Checkpoint checkpoint = ours(one.checkpoint());
            if (checkpoint.size() != row.size() || !Arrays.equals(checkpoint.root(), row.root())) {
                changed(row, "size and root are not those of its signed note");
            } else if (row.size() < largest) {
                changed(row, "it is smaller than one that was signed before it");
            }
            if (!origins.stored(checkpoint)) {
                changed(row, "it is of the origin " + checkpoint.origin() + ", which had ended before it");
            }
            largest = Math.max(largest, row.size());
            times.stored(checkpoint, row.id());
            stored.add(checkpoint);
            statements.add(new Statement(checkpoint, row.id(), null, null));
            storedStatements++;
        }
    }

    /**
     * What witnesses have signed of these; after {@link #stored}. Each is of a stored checkpoint; where the witness's key was
     * named, its signature is checked, and binds as if the witness had handed the checkpoint over.
     */
    public void cosigned(List<TrailSource.Cosignature> cosignatures) {
        cosignatures.forEach(this::cosigned);
    }

    public void witnessed(List<WitnessedCheckpoint> checkpoints) {
        for (WitnessedCheckpoint one : checkpoints) {
            if (!origins.isSigned(one.note(), one.checkpoint())) {
                notSigned(one.note(), one.checkpoint(), one.source());
                continue;
            }
            List<NoteVerifier> signers = witnessKeys.stream()
                    .filter(witness -> witness.verify(one.note()))
                    .toList();
            if (!witnessKeys.isEmpty() && signers.isEmpty()) {
                findings.add(new Finding(
                        COSIGNATURE_WRONG,
                        one.checkpoint().size(),
                        null,
                        "the checkpoint of %,d leaves is not signed by a witness that was named (%s)"
                                .formatted(one.checkpoint().size(), one.source())));
                continue;
            }
            if (origins.isLost(one.checkpoint(), one.source())) {
                continue;
            }
            times.held(one.checkpoint(), one.source());
            for (SignedNote.Signature signature : one.note().signatures()) {
                if (signers.stream().anyMatch(witness -> witness.isOf(signature))) {
                    times.cosigned(one.checkpoint(), signature, one.source());
                }
            }
            witnessed++;
            Instant at = one.note().signatures().stream()
                    .filter(signature -> signers.stream().anyMatch(signer -> signer.isOf(signature)))
                    .flatMap(signature -> NoteVerifier.cosignedAt(signature).stream())
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            statements.add(new Statement(ours(one.checkpoint()), 0, one.source(), at));
        }
    }

    public LongStream sizes() {
        return statements.stream().mapToLong(Statement::size);
    }

    /** How many leaves the largest checkpoint is of that is signed by the key, whoever holds it; 0 where there is none. */
    public long largestSigned() {
        return sizes().max().orElse(0);
    }

    /** The largest that the tree fits; after {@link #compare}. */
    public Verdict.Coverage coverage(WantedRoots roots, long unsigned, @Nullable Instant oldestUnsigned) {
        Statement signed = largestThatFits;
        Statement bound = largestThatBinds;
        return new Verdict.Coverage(
                signed == null ? 0 : signed.size(),
                signed == null ? null : signed.checkpoint().time(),
                signed == null ? null : roots.writtenBefore(signed.size()),
                bound == null ? null : bound.checkpoint().time(),
                bound == null ? null : roots.writtenBefore(bound.size()),
                bound == null ? null : bound.at(),
                unsigned,
                oldestUnsigned);
    }

    /** Where the trail went on under another origin. */
    public List<Verdict.Beginning> beginnings() {
        return origins.beginnings();
    }

    /** How many are stored. */
    public int count() {
        return count;
    }

    /** How many checkpoints of witnesses are this register's. */
    public int heldByWitnesses() {
        return witnessed;
    }

    /**
     * Once the tree is built.
     *
     * @param size how many leaves it has
     * @return the largest size at which a witness's checkpoint fits; 0 where there is none
     */
    public long compare(WantedRoots roots, long size) {
        statements.sort(Comparator.comparingLong(Statement::size));
        // Somebody with the register's key can sign the register's own checkpoints again, so a witness's checkpoint
        // takes precedence.
        boolean isBound = witnessed > 0;
        long fits = 0;
        Statement contradicts = null;
        for (Statement one : statements) {
            byte[] root = one.size() > size ? null : roots.root(one.size());
            if (root == null) {
                // Too large, or a batch is missing: both are reported elsewhere.
                continue;
            }
            if (!Arrays.equals(root, one.checkpoint().root())) {
                contradicts = one;
                break;
            }
            largestThatFits = one;
            if (one.isWitnessed() || !isBound) {
                fits = one.size();
            }
            if (one.isWitnessed() && !(largestThatBinds != null && largestThatBinds.isSameWithTime(one))) {
                largestThatBinds = one;
            }
        }
        if (contradicts != null) {
            rewritten(fits, contradicts, roots);
        }
        beyond(size);
        rolledBack(roots, size);
        return isBound ? fits : 0;
    }

    private void rewritten(long fits, Statement contradicts, WantedRoots roots) {
        findings.add(new Finding(
                TRAIL_REWRITTEN,
                findings.firstFrom(fits, contradicts.size()),
                roots.entryAt(findings.firstFrom(fits, contradicts.size())),
                "the tree of %,d leaves is another than the register signed (%s); %s, so that the first entry that was rewritten is one of leaves %d to %d"
                        .formatted(
                                contradicts.size(),
                                contradicts.source(),
                                fits == 0
                                        ? "no smaller checkpoint fits"
                                        : "the tree of %,d leaves still is what was signed".formatted(fits),
                                fits,
                                contradicts.size() - 1)));
    }

    /** Checkpoints of more leaves than there are. */
    private void beyond(long size) {
        largest(size, false)
                .ifPresent(one -> findings.add(new Finding(
                        TRAIL_TRUNCATED,
                        size,
                        null,
                        "%,d leaves are sealed, and the register itself has signed %,d (%s)"
                                .formatted(size, one.size(), one.source()))));
        largest(size, true)
                .ifPresent(one -> findings.add(new Finding(
                        largest(size, false).isPresent() ? TRAIL_TRUNCATED : TRAIL_ROLLED_BACK,
                        size,
                        null,
                        "%,d leaves are sealed, and a witness has seen %,d (%s); what the register itself has of the rest is gone too"
                                .formatted(size, one.size(), one.source()))));
    }

    private Optional<Statement> largest(long size, boolean isWitnessed) {
        return statements.stream()
                .filter(one -> one.isWitnessed() == isWitnessed && one.size() > size)
                .max(Comparator.comparingLong(Statement::size));
    }

    /** Checkpoints that fit, and of which the register's own table knows nothing. */
    private void rolledBack(WantedRoots roots, long size) {
        List<Statement> unknown = statements.stream()
                .filter(one -> one.isWitnessed()
                        && one.size() <= size
                        && !stored.contains(one.checkpoint())
                        && !origins.isOfTheEnd(one.checkpoint()))
                .filter(one ->
                        Arrays.equals(roots.root(one.size()), one.checkpoint().root()))
                .toList();
        if (!unknown.isEmpty()) {
            Statement first = unknown.getFirst();
            findings.add(new Finding(
                    CHECKPOINTS_ROLLED_BACK,
                    first.size(),
                    null,
                    "the checkpoint of %,d leaves that a witness holds (%s) is not among the stored ones, and so are %d in all; the entries fit them"
                            .formatted(first.size(), first.source(), unknown.size())));
        }
    }

    /** With the one text of its origin that all have. */
    private Checkpoint ours(Checkpoint checkpoint) {
        return new Checkpoint(
                origins.name(checkpoint.origin()), checkpoint.size(), checkpoint.root(), checkpoint.time());
    }

    private record Read(SignedNote note, Checkpoint checkpoint, boolean isSigned) {}

    private Optional<Read> read(TrailSource.StoredCheckpoint row) {
        try {
            SignedNote note = SignedNote.parse(row.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return Optional.of(new Read(note, checkpoint, origins.isSigned(note, checkpoint)));
        } catch (MalformedProofException malformed) {
            return Optional.empty();
        }
    }

    private void cosigned(TrailSource.Cosignature one) {
        try {
            SignedNote note = SignedNote.parse(one.note());
            SignedNote.Signature signature = SignedNote.Signature.parse(one.line());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!isStored(one.checkpoint(), checkpoint)) {
                wrong(one, "is for another checkpoint than the one that is stored under that number");
                return;
            }
            List<NoteVerifier> known = witnessKeys.stream()
                    .filter(witness -> witness.isOf(signature))
                    .toList();
            if (known.stream().anyMatch(witness -> !witness.verify(note.text(), signature))) {
                wrong(one, "is not its own");
            } else if (!known.isEmpty()) {
                times.cosigned(checkpoint, signature, "stored checkpoint " + one.checkpoint());
                witnessed++;
                statements.add(new Statement(
                        ours(checkpoint),
                        0,
                        "signed by the witness " + signature.name(),
                        NoteVerifier.cosignedAt(signature).orElse(null)));
            }
        } catch (MalformedProofException malformed) {
            wrong(one, "cannot be read");
        }
    }

    /** The stored ones lie in front of all others, in the order of their rows. */
    private boolean isStored(long row, Checkpoint checkpoint) {
        int from = 0;
        int to = storedStatements - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            Statement one = statements.get(middle);
            if (one.row() == row) {
                return origins.isKnown(checkpoint.origin()) && one.checkpoint().equals(ours(checkpoint));
            }
            if (one.row() < row) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return false;
    }

    private void wrong(TrailSource.Cosignature one, String detail) {
        findings.add(new Finding(
                COSIGNATURE_WRONG,
                null,
                null,
                "the signature that is stored for the witness %s under checkpoint %d %s"
                        .formatted(LeafCheck.shown(one.witness()), one.checkpoint(), detail)));
    }

    private void notSigned(SignedNote note, Checkpoint checkpoint, String source) {
        boolean saysSo = origins.isClaimed(note);
        findings.add(new Finding(
                SIGNED_BY_ANOTHER_KEY,
                checkpoint.size(),
                null,
                "the checkpoint of %,d leaves (%s) %s %s"
                        .formatted(
                                checkpoint.size(),
                                source,
                                saysSo ? "has a wrong signature under the key" : "is not signed by the key",
                                origins.keys())));
    }

    private void changed(TrailSource.StoredCheckpoint row, String detail) {
        findings.add(
                new Finding(CHECKPOINT_CHANGED, row.size(), null, "stored checkpoint " + row.id() + ": " + detail));
    }
}
