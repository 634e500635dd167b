package pk.gov.nsor.startup.launch.copying;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import pk.gov.nsor.foundation.keys.Encryption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The manifest of a copy. It is written last, so that a copy without one is incomplete. Its hash is encrypted with the
 * copy's key as a seal.
 *
 * @param format names the format
 * @param made when the copy was begun
 * @param day the day in Pakistan, which names the copy's key
 * @param schema the last migration of the database
 */
record Manifest(
        String format, Instant made, LocalDate day, String schema, List<Table> tables, List<Sequence> sequences) {

    static final String FORMAT = "nsor-copy-1";

    private static final String FILE = "manifest.json";
    private static final String SEAL = "manifest.seal";
    private static final byte[] CONTEXT = "copy-manifest/1".getBytes(StandardCharsets.US_ASCII);

    /**
     * A table.
     *
     * @param columns in the order of the rows
     * @param sha256 of the file, hexadecimal
     */
    record Table(String name, List<String> columns, long rows, String sha256) {

        Path file(Path copy) {
            return copy.resolve("tables").resolve(name.replace("\"", "") + ".rows");
        }
    }

    /** A sequence that has been used. */
    record Sequence(String name, long last) {}

    void write(Path copy, Encryption key) throws IOException {
        byte[] text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        Files.write(copy.resolve(SEAL), key.encrypt(sha256().digest(text), CONTEXT));
        Files.write(copy.resolve(FILE), text);
    }

    /** @throws CopyException where there is none, or the file is not a manifest */
    static Manifest read(Path copy) {
        try {
            Manifest manifest = JsonMapper.shared().readValue(Files.readAllBytes(copy.resolve(FILE)), Manifest.class);
            if (!FORMAT.equals(manifest.format())) {
                throw new CopyException(copy + " is a copy of another format: " + manifest.format());
            }
            return manifest;
        } catch (IOException | JacksonException unreadable) {
            throw new CopyException(
                    copy + " has no readable manifest.json: it is no copy of a register, or was broken off",
                    unreadable);
        }
    }

    /** @throws CopyException where the manifest is not the one that was written with the key */
    static void checkSeal(Path copy, Encryption key) {
        try {
            byte[] sealed = key.decrypt(Files.readAllBytes(copy.resolve(SEAL)), CONTEXT);
            if (!Arrays.equals(sealed, sha256().digest(Files.readAllBytes(copy.resolve(FILE))))) {
                throw new CopyException("The manifest of " + copy + " was changed after it was made");
            }
        } catch (Encryption.WrongKeyException other) {
            throw new CopyException("The manifest of " + copy + " was not made with these keys, or was changed", other);
        } catch (IOException unreadable) {
            throw new CopyException("The seal of the manifest cannot be read: " + copy.resolve(SEAL), unreadable);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
