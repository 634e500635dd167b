package pk.gov.nsor.foundation.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * The half of each registered person's key that is in no database: one file for each person, in folders by the
 * beginning of the identifier. Once the file is gone, nobody can decrypt what was wrapped with it, neither in today's
 * database nor in any copy of it.
 */
final class RecordSecrets {

    static final String FOLDER = "records";

    private final Path directory;
    private final ConcurrentMap<String, SecretDirectory> folders = new ConcurrentHashMap<>();

    RecordSecrets(Path secrets) {
        this.directory = secrets.resolve(FOLDER);
    }

    /** This one from now on where there is none yet. */
    byte[] make(UUID record, byte[] fresh) {
        return folder(record).key(record.toString(), fresh);
    }

    /** Visits all that are there. */
    void all(BiConsumer<UUID, byte[]> visitor) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory)) {
            for (Path part : parts) {
                SecretDirectory folder = new SecretDirectory(part);
                folder.keys(name -> true)
                        .forEach(name ->
                                folder.findKey(name).ifPresent(half -> visitor.accept(UUID.fromString(name), half)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of people's keys cannot be read: " + directory, unreadable);
        }
    }

    /** Empty where there never was one, or it was destroyed. */
    Optional<byte[]> find(UUID record) {
        // Reading makes no folder: where a volume was unmounted, it would be made in its place.
        return SecretDirectory.findKey(directory.resolve(part(record)), record.toString());
    }

    void destroy(UUID record) {
        if (find(record).isPresent()) {
            folder(record).destroyKey(record.toString());
        }
    }

    private static String part(UUID record) {
        return record.toString().substring(34);
    }

    private SecretDirectory folder(UUID record) {
        return folders.computeIfAbsent(part(record), name -> {
            SecretDirectory _ = new SecretDirectory(directory);
            return new SecretDirectory(directory.resolve(name));
        });
    }
}
