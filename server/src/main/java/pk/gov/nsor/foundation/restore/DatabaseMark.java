package pk.gov.nsor.foundation.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark of a data folder: a number that a server raises in the database, and notes in the folder once the database has
 * acknowledged it. The database therefore has the number of the folder or the next one. Where it has a lower one, it has lost
 * what it had acknowledged; where it has a higher one, the folder is a copy from before.
 *
 * @param folder identifies the folder, and is a random value
 * @param at when the number was noted, by this machine's clock
 */
public record DatabaseMark(UUID folder, long number, Instant at) {

    /** The file's name, in the data folder. */
    public static final String FILE = "database.mark";

    private static final String NEXT = FILE + ".next";
    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36}) (\\d{19}) (\\d{19})\n");

    /** The first mark of a folder. */
    public static DatabaseMark first(Instant now) {
        return new DatabaseMark(UUID.randomUUID(), 0, now);
    }

    DatabaseMark next(Instant now) {
        return new DatabaseMark(folder, number + 1, now);
    }

    /**
     * The mark of a data folder; empty where it has none.
     *
     * @throws UncheckedIOException where it cannot be read, or is none
     */
    public static Optional<DatabaseMark> read(Path data) {
        return readFile(data.resolve(FILE));
    }

    /** The mark that a command was about to give a folder and a database; empty where none was, or it has it. As {@link #read}. */
    public static Optional<DatabaseMark> readNext(Path data) {
        return readFile(data.resolve(NEXT));
    }

    private static Optional<DatabaseMark> readFile(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Matcher line = LINE.matcher(Files.readString(file));
            if (!line.matches()) {
                throw new IOException(file + " is no mark of a database");
            }
            return Optional.of(new DatabaseMark(
                    UUID.fromString(line.group(1)),
                    Long.parseLong(line.group(2)),
                    Instant.ofEpochMilli(Long.parseLong(line.group(3)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes it over the one before; it has the same length, and is on disk when this returns. It is the next one no more. */
    public void write(Path data) {
        writeFile(data, FILE);
        try {
            Files.deleteIfExists(data.resolve(NEXT));
        } catch (IOException failed) {
            throw new UncheckedIOException("The mark that is noted could not be removed in " + data, failed);
        }
    }

    /** Writes it beside the folder's own, before a database has it. */
    public void writeNext(Path data) {
        writeFile(data, NEXT);
    }

    private void writeFile(Path data, String name) {
        folder(data);
        try (FileChannel channel = FileChannel.open(
                data.resolve(name),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer line = ByteBuffer.wrap("%s %019d %019d\n"
                    .formatted(folder, number, at.toEpochMilli())
                    .getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                int _ = channel.write(line, line.position());
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("The mark of the database could not be noted in " + data, failed);
        }
    }

    /** Where the database and the keys are elsewhere, the mark is the first that comes into the folder. */
    private static void folder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The data folder cannot be used: " + data, unusable);
        }
    }
}
