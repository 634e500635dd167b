package pk.gov.nsor.startup.launch.copying;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.Encryption;

/**
 * Rows of a table, compressed and encrypted in pieces: 16 bytes of the identifier of the person to whom they belong
 * (zero for none), the length in 4 bytes, and the encrypted piece. A piece belongs to one person only.
 */
final class Frames {

    static final UUID NOBODY = new UUID(0, 0);

    private static final int MOST = 256 << 20;

    private Frames() {}

    static byte[] context(String table) {
        return ("copy/1/" + table).getBytes(StandardCharsets.UTF_8);
    }

    static void write(DataOutputStream out, UUID person, byte[] rows, Encryption key, String table) throws IOException {
        byte[] encrypted = key.encrypt(packed(rows), context(table));
        out.writeLong(person.getMostSignificantBits());
        out.writeLong(person.getLeastSignificantBits());
        out.writeInt(encrypted.length);
        out.write(encrypted);
    }

    /** A piece as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(UUID person, byte[] encrypted) {

        byte[] rows(Encryption key, String table) throws IOException {
            try (InflaterInputStream in =
                    new InflaterInputStream(new ByteArrayInputStream(key.decrypt(encrypted, context(table))))) {
                return in.readAllBytes();
            }
        }
    }

    /** The next piece; null at the end. */
    static @Nullable Frame read(DataInputStream in) throws IOException {
        long most;
        try {
            most = in.readLong();
        } catch (EOFException end) {
            return null;
        }
        UUID person = new UUID(most, in.readLong());
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("A piece of " + length + " bytes");
        }
        byte[] encrypted = new byte[length];
        in.readFully(encrypted);
        return new Frame(person, encrypted);
    }

    private static byte[] packed(byte[] rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast)) {
            out.write(rows);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }
}
