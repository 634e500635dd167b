package pk.gov.nsor.survivors.places;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.Encryption;

/**
 * Texts of one size: how long one is can be seen by nobody without the key, nor whether there is one.
 *
 * @param size in bytes, with the four that say how long the text is
 * @param purpose what is encrypted, with the version of the form
 * @param grows whether a longer text has a multiple of the size, which then shows about how long it is
 */
public record Padded(int size, String purpose, boolean grows) {

    /** Of one size alone. */
    public Padded(int size, String purpose) {
        this(size, purpose, false);
    }

    /** Whether there is room for a text. */
    public boolean hasRoomFor(String text) {
        return grows || text.getBytes(StandardCharsets.UTF_8).length + Integer.BYTES <= size;
    }

    /**
     * Encrypts.
     *
     * @param text empty for nothing
     * @throws IllegalStateException where it is longer than there is room
     */
    public byte[] encrypt(Encryption key, UUID id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int needed = bytes.length + Integer.BYTES;
        if (!hasRoomFor(text)) {
            throw new IllegalStateException("No room for " + bytes.length + " bytes of " + purpose);
        }
        byte[] plain = ByteBuffer.allocate(Math.ceilDiv(needed, size) * size)
                .putInt(bytes.length)
                .put(bytes)
                .array();
        return key.encrypt(plain, context(id));
    }

    /** Empty where there is nothing. */
    public Optional<String> decrypt(Encryption key, UUID id, byte[] encrypted) {
        byte[] plain = key.decrypt(encrypted, context(id));
        int length = ByteBuffer.wrap(plain).getInt();
        return length == 0
                ? Optional.empty()
                : Optional.of(new String(
                        Arrays.copyOfRange(plain, Integer.BYTES, Integer.BYTES + length), StandardCharsets.UTF_8));
    }

    private byte[] context(UUID id) {
        return (purpose + id).getBytes(StandardCharsets.UTF_8);
    }
}
