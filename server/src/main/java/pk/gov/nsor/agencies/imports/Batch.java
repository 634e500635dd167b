package pk.gov.nsor.agencies.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.imports.column.ColumnMapping;

/**
 * A file, as it was copied in.
 *
 * @param client in whose name its lines come
 * @param lines without the headings
 * @param checked how many the dry run has gone through
 * @param checking what the dry run has found; null before it
 * @param position how many lines were sent or found to be bad
 * @param recorded of them, went to the register
 * @param waiting of them, wait for a registrar, or did when they were sent
 * @param bad of them, were not sent
 * @param takenBack how many lines were gone through when the file is taken back, from the last one on
 * @param takenBackBy who confirmed that; null where nobody did
 */
public record Batch(
        BatchId id,
        UUID client,
        List<String> headings,
        ColumnMapping columns,
        BatchState state,
        int lines,
        int checked,
        @Nullable DryRun checking,
        int position,
        int recorded,
        int waiting,
        int bad,
        UUID begunBy,
        Instant begunAt,
        Instant movedAt,
        double runSeconds,
        int takenBack,
        @Nullable UUID takenBackBy) {

    /** Lines a second, of those that were sent; 0 before the first. */
    public double rate() {
        return runSeconds <= 0 ? 0 : position / runSeconds;
    }

    /** Seconds until the last line, at the rate so far; 0 where that is not known. */
    public long secondsLeft() {
        return rate() <= 0 ? 0 : Math.round((lines - position) / rate());
    }

    /**
     * Whether the dry run found columns that seem to be taken for something else than they are, and no line was sent yet. A
     * misspelt heading is told, and nobody is asked.
     */
    public boolean hasDoubts() {
        return position == 0
                && checking != null
                && checking.doubts().stream().anyMatch(doubt -> !doubt.code().equals("import.doubt.misspelt"));
    }

    /** Whether lines of it were sent and none is being sent now; also where its lines are destroyed by now. */
    public boolean mayBeTakenBack() {
        return position > 0
                && switch (state) {
                    case DONE, STOPPED, FORGOTTEN -> true;
                    case COPIED, CHECKING, CHECKED, RUNNING, TAKING_BACK, TAKEN_BACK -> false;
                };
    }

    /** Without what the file says. */
    @Override
    public String toString() {
        return id + " " + state;
    }
}
