package pk.gov.nsor.foundation.audit.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.NoteList;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** A file outside the database to which each checkpoint is appended; it counts once it is on disk. */
final class FileWitness implements Witness {

    /** More than the longest note and what a crash can have left after it. */
    private static final int TAIL = 16 * 1024;

    private final String name;
    private final Path file;

    private final Predicate<String> isEarlier;

    /** @param isEarlier whether the trail had an origin before its current one */
    FileWitness(String name, Path file, Predicate<String> isEarlier) {
        this.isEarlier = isEarlier;
        this.name = name;
        this.file = file.toAbsolutePath();
    }

    Path file() {
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SignedNote.@Nullable Signature take(Checkpoints.Signed checkpoint, long known, Growth growth) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    add(channel, checkpoint, growth);
                }
            }
        } catch (IOException unusable) {
            throw new WitnessAwayException("The file " + file + " cannot be written: " + unusable, unusable);
        }
        return null;
    }

    private void add(FileChannel channel, Checkpoints.Signed checkpoint, Growth growth) throws IOException {
        long begin = Math.max(0, channel.size() - TAIL);
        Optional<NoteList.Last> last = NoteList.last(read(channel, begin));
        if (last.isEmpty() && begin > 0) {
            throw new WitnessRefusedException("The file " + file + " does not end in checkpoints");
        }
        if (last.isPresent()) {
            Checkpoint before = Checkpoint.parse(last.get().note().text());
            checkBeginning(before, checkpoint.checkpoint(), growth);
            if (before.equals(checkpoint.checkpoint())) {
                return;
            }
        }
        // A partial note left by a crash does not count.
        long end = begin + last.map(NoteList.Last::end).orElse(0);
        channel.truncate(end);
        ByteBuffer note = ByteBuffer.wrap(NoteList.entry(checkpoint.note()).getBytes(StandardCharsets.UTF_8));
        while (note.hasRemaining()) {
            end += channel.write(note, end);
        }
        channel.force(true);
    }

    private void checkBeginning(Checkpoint last, Checkpoint next, Growth growth) {
        if (isEarlier.test(last.origin())) {
            // Another tree: what it had of the one before stays in the file, and says what was lost.
            return;
        }
        if (!last.origin().equals(next.origin())) {
            throw new WitnessRefusedException(
                    "The file " + file + " is of another log: " + last.origin() + ", not " + next.origin());
        }
        if (last.size() > next.size()) {
            throw new WitnessRefusedException("The file " + file + " holds a checkpoint of " + last.size()
                    + " leaves, and the register has signed one of only " + next.size());
        }
        if (last.time() != null && (next.time() == null || next.time().isBefore(last.time()))) {
            throw new WitnessRefusedException("The file " + file + " holds a checkpoint of " + last.time()
                    + ", and the register has signed one of " + next.time() + " after it");
        }
        if (!growth.from(last.size()).verify(last.root(), next.root())) {
            throw new WitnessRefusedException("The register does not begin with the " + last.size()
                    + " leaves of the last checkpoint in the file " + file);
        }
    }

    private static byte[] read(FileChannel channel, long begin) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - begin));
        int got = 0;
        while (bytes.hasRemaining() && got >= 0) {
            got = channel.read(bytes, begin + bytes.position());
        }
        return bytes.array();
    }
}
