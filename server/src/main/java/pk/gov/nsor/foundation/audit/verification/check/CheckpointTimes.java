package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINT_TIME_WRONG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.proof.TimeLimits;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;

/**
 * Checks the times that the register has signed: none before the last, none in the future, none far from when a
 * witness reports to have seen it. Called for checkpoints with a valid signature.
 */
public final class CheckpointTimes {

    private final Findings findings;
    private final Instant now;
    private final List<Signed> signed = new ArrayList<>();
    private @Nullable Instant last;

    /** A size that was signed at a time. */
    record Signed(long size, Instant at) {}

    /** @param now when it is checked, by the clock of whoever checks */
    public CheckpointTimes(Findings findings, Instant now) {
        this.findings = findings;
        this.now = now;
    }

    /** One of the register's own, in the order of signing. */
    void stored(Checkpoint checkpoint, long row) {
        String source = "stored checkpoint " + row;
        Instant time = checkpoint.time();
        if (time == null && last != null) {
            wrong(checkpoint, source, "says no time, and one that was signed before it does");
        } else if (time != null && last != null && time.isBefore(last)) {
            wrong(checkpoint, source, "is of %s, and one that was signed before it of %s".formatted(time, last));
        }
        add(checkpoint, source);
        if (time != null) {
            last = time;
        }
    }

    /** One that a witness holds. */
    void held(Checkpoint checkpoint, String source) {
        add(checkpoint, source);
    }

    /** A witness's signature, which is good, says when the witness has seen it. */
    void cosigned(Checkpoint checkpoint, SignedNote.Signature signature, String source) {
        Instant time = checkpoint.time();
        Instant seen = NoteVerifier.cosignedAt(signature).orElse(null);
        if (time != null && seen != null && Duration.between(time, seen).abs().compareTo(TimeLimits.CLOCKS) > 0) {
            wrong(
                    checkpoint,
                    source,
                    "is of %s, and the witness %s has signed it at %s".formatted(time, signature.name(), seen));
        }
    }

    /** What the times of entries are compared with, once all checkpoints were passed on. */
    public EntryTimes entries() {
        return new EntryTimes(findings, signed, now);
    }

    private void add(Checkpoint checkpoint, String source) {
        Instant time = checkpoint.time();
        if (time == null) {
            return;
        }
        if (time.isAfter(now.plus(TimeLimits.CLOCKS))) {
            wrong(checkpoint, source, "is of %s, which has not come yet".formatted(time));
            return;
        }
        signed.add(new Signed(checkpoint.size(), time));
    }

    private void wrong(Checkpoint checkpoint, String source, String detail) {
        findings.add(new Finding(
                CHECKPOINT_TIME_WRONG,
                checkpoint.size(),
                null,
                "the checkpoint of %,d leaves (%s) %s".formatted(checkpoint.size(), source, detail)));
    }
}
