package pk.gov.nsor.foundation.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A directory of secrets that only its owner can read: mode 0700, each file 0600. A secret is generated when it is
 * first requested; where several processes request it at once, all get the same.
 */
public final class SecretDirectory {

    private static final int SECRET_BYTES = 32;
    private static final String KEY = ".key";

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** @throws UncheckedIOException where the directory cannot be made or is not ours to protect */
    public SecretDirectory(Path directory) {
        this.directory = directory;
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                Folder.forceNameOf(directory);
            }
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException unusable) {
            throw new UncheckedIOException("The directory of secrets cannot be used: " + directory, unusable);
        }
    }

    /** A password of 256 random bits in 43 characters that need no quoting. */
    public String password(String name) {
        return new String(bytes(name + ".password", this::newPassword), StandardCharsets.US_ASCII);
    }

    /** The named password; where there is none yet, the one the source makes, in ASCII. */
    public String password(String name, Supplier<String> source) {
        return new String(
                bytes(name + ".password", () -> source.get().getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII);
    }

    /** 32 random bytes. */
    public byte[] key(String name) {
        return bytes(name + KEY, this::newKey);
    }

    /** The named key, or else this one from now on. */
    byte[] key(String name, byte[] fresh) {
        return bytes(name + KEY, () -> fresh);
    }

    /** The named key; empty where there is none. */
    Optional<byte[]> findKey(String name) {
        return findKey(directory, name);
    }

    /** As {@link #findKey(String)}; the directory need not be there. */
    static Optional<byte[]> findKey(Path directory, String name) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name + KEY)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A secret cannot be read: " + directory.resolve(name + KEY), unreadable);
        }
    }

    /** The directory itself. */
    public Path path() {
        return directory;
    }

    /** The named secret, or the generated one where there is none yet. */
    byte[] bytes(String fileName, SecretSource source) {
        Path file = directory.resolve(fileName);
        try {
            if (!Files.exists(file)) {
                createOnce(file, source.generate());
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A secret cannot be read or written: " + file, unreadable);
        }
    }

    /** Whether the named password was made. The folder need not exist. */
    public static boolean hasPassword(Path directory, String name) {
        return Files.exists(directory.resolve(name + ".password"));
    }

    /** The file of a secret, for programs that take a password file. */
    public Path passwordFile(String name) {
        String _ = password(name);
        return directory.resolve(name + ".password");
    }

    /** Destroys a key: what was encrypted under it can no longer be read. */
    public void destroyKey(String name) {
        try {
            Path file = directory.resolve(name + KEY);
            if (Files.deleteIfExists(file)) {
                Folder.forceNameOf(file);
            }
        } catch (IOException notDeleted) {
            throw new UncheckedIOException("A key could not be destroyed: " + name, notDeleted);
        }
    }

    /** The keys whose names are so, in the order of these. */
    List<String> keys(Predicate<String> isWanted) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(KEY))
                    .map(file -> file.substring(0, file.length() - KEY.length()))
                    .filter(isWanted)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The directory of secrets cannot be read: " + directory, unreadable);
        }
    }

    /**
     * Writes beside the file and links into place, so that nobody reads a partial secret and the first writer wins.
     */
    private void createOnce(Path file, byte[] secret) throws IOException {
        Path draft = Files.createTempFile(
                directory,
                "draft",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
                channel.write(java.nio.ByteBuffer.wrap(secret));
                channel.force(true);
            }
            Files.createLink(file, draft);
            // Before anything is encrypted with it: after a loss of power the file would exist without its name.
            Folder.forceNameOf(file);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // The other process's secret is used.
        } finally {
            Files.delete(draft);
        }
    }

    private byte[] newPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(newKey()).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] newKey() {
        byte[] key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** Makes a new secret. */
    @FunctionalInterface
    interface SecretSource {
        byte[] generate();
    }
}
