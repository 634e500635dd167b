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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
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

    private static final String BEGINNING = "0".repeat(64);
    private static final String KEY = "key";
    private static final String RECORD = "record";
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
        DamagedLogException(Path file, int line) {
            super("Line " + line + " of " + file + " does not follow from the one before: the log was changed");
        }
    }

    /** Whether there is a log: where nothing was ever destroyed there is none. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Begins an empty log where there is none yet, so that a copy without a log can be distinguished from it. */
    void begin() {
        if (!exists()) {
            append(List.of());
        }
    }

    void keys(List<String> names) {
        append(names.stream().map(name -> KEY + " " + name).toList());
    }

    void record(ErasedRecord erased) {
        append(List.of(RECORD + " " + erased.record() + " " + erased.tombstone() + " " + erased.dataClass() + " "
                + erased.on()));
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
        List<Destruction> all = new ArrayList<>();
        String before = BEGINNING;
        int number = 0;
        for (String line : whole(bytes()).lines().toList()) {
            number++;
            int space = line.lastIndexOf(' ');
            String text = space < 0 ? "" : line.substring(0, space);
            String hash = hash(before, text);
            if (space < 0 || !line.substring(space + 1).equals(hash)) {
                throw new DamagedLogException(file, number);
            }
            all.add(destruction(text, number));
            before = hash;
        }
        return all;
    }

    private Destruction destruction(String text, int number) {
        String[] words = text.split(" ");
        if (words[0].equals(KEY) && words.length == 2) {
            return new NamedKey(words[1]);
        }
        if (words[0].equals(RECORD) && words.length == 5) {
            return new ErasedRecord(
                    UUID.fromString(words[1]), UUID.fromString(words[2]), words[3], LocalDate.parse(words[4]));
        }
        throw new DamagedLogException(file, number);
    }

    private void append(List<String> texts) {
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
                    ? BEGINNING
                    : end.strip().substring(end.strip().length() - 64);
            StringBuilder lines = new StringBuilder();
            for (String text : texts) {
                before = hash(before, text);
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

    private static String hash(String before, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((before + " " + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
