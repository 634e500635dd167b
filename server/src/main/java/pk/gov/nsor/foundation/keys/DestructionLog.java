package pk.gov.nsor.foundation.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The destruction log: which keys were destroyed, in a file beside the keys and in no database, so that whoever
 * restores an older database destroys them again. Lines are only added, each with a hash of itself and the line
 * before, by one process at a time. They are on disk before the key is deleted.
 */
public final class DestructionLog {

    /** The file's name, in the folder of the secrets. */
    public static final String FILE = "destroyed.log";

    private static final int TAIL = 4096;
    private static final Object WITHIN_THE_PROCESS = new Object();

    private final Path file;

    /** @param secrets the folder of the secrets */
    public DestructionLog(Path secrets) {
        this.file = secrets.resolve(FILE);
    }

    /** A line of the log. */
    public sealed interface Destruction {}

    /** A key with a name of its own, as that of a day. */
    public record NamedKey(String name) implements Destruction {}

    /**
     * A record that was erased.
     *
     * @param tombstone the row that says so in the database
     * @param dataClass the name of its class of data
     * @param on the day
     */
    public record ErasedRecord(UUID record, UUID tombstone, String dataClass, LocalDate on) implements Destruction {}

    /** The log was shortened, changed, or is not a destruction log. */
    public static final class DamagedLogException extends RuntimeException {
        DamagedLogException(String place, int line) {
            super("Line " + line + " of " + place + " does not follow from the one before: the log was changed");
        }
    }

    /** Whether there is a log. It is begun with the first key, before anything is destroyed. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Begins an empty log where there is none yet, so that a copy without a log can be distinguished from it. */
    void begin() {
        if (!exists()) {
            append(List.of());
        }
    }

    /**
     * Everything that was ever destroyed, in its order. A last line that was cut off while it was written is left out:
     * the key it names was not destroyed yet.
     *
     * @throws DamagedLogException where a line is not what was written
     */
    public List<Destruction> read() {
        if (!exists()) {
            return List.of();
        }
        return DestructionLines.read(whole(bytes()).lines().toList(), file.toString());
    }

    void append(List<? extends Destruction> destroyed) {
        List<String> texts = destroyed.stream().map(DestructionLines::text).toList();
        // A lock of a file is between processes; within one it would be refused instead of waited for.
        synchronized (WITHIN_THE_PROCESS) {
            appendAlone(texts);
        }
    }

    private void appendAlone(List<String> texts) {
        boolean isNew = !exists();
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            FileLock _ = channel.lock();
            long from = Math.max(0, channel.size() - TAIL);
            ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                // Until it is full.
            }
            String end = whole(tail.array());
            channel.truncate(from + end.getBytes(StandardCharsets.UTF_8).length);
            String before = end.isEmpty()
                    ? DestructionLines.BEGINNING
                    : end.strip().substring(end.strip().length() - 64);
            StringBuilder lines = new StringBuilder();
            for (String text : texts) {
                before = DestructionLines.hash(before, text);
                lines.append(text).append(' ').append(before).append('\n');
            }
            ByteBuffer added = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (added.hasRemaining()) {
                int _ = channel.write(added, channel.size());
            }
            channel.force(true);
            if (isNew) {
                Folder.forceNameOf(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("What is destroyed could not be written to " + file, failed);
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The log of destroyed keys cannot be read: " + file, unreadable);
        }
    }

    private static String whole(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
