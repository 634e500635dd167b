package pk.gov.nsor.publicservice.concerns;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/** The key of one concern, under which what was written is encrypted; wrapped, it stands in the row and goes with it. */
final class ConcernKey {

    private final UUID id;
    private final Encryption key;

    private ConcernKey(UUID id, Encryption key) {
        this.id = id;
        this.key = key;
    }

    /** A new one, wrapped. */
    static byte[] newWrapped(Keys keys, UUID id) {
        return keys.newWrappedKey(owner(id));
    }

    static ConcernKey unwrap(Keys keys, byte[] wrapped, UUID id) {
        return new ConcernKey(id, keys.unwrap(wrapped, owner(id)));
    }

    byte[] encrypted(String column, String text) {
        return key.encrypt(text.getBytes(StandardCharsets.UTF_8), context(column));
    }

    String decrypted(String column, byte[] text) {
        return new String(key.decrypt(text, context(column)), StandardCharsets.UTF_8);
    }

    /** Null for null. */
    @Nullable
    String maybe(String column, byte @Nullable [] text) {
        return text == null ? null : decrypted(column, text);
    }

    private byte[] context(String column) {
        return ("concern/1/" + column + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static String owner(UUID id) {
        return "concern/" + id;
    }
}
