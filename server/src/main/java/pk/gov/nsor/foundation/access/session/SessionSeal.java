package pk.gov.nsor.foundation.access.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * The content of a session as it is stored: serialized and encrypted under a key of its own, bound to the name by
 * which the browser knows it. Only what was encrypted here is ever deserialized.
 */
final class SessionSeal {

    private final Keys keys;

    SessionSeal(Keys keys) {
        this.keys = keys;
    }

    byte[] newKey(UUID row) {
        return keys.newWrappedKey(owner(row));
    }

    byte[] seal(Map<String, Serializable> attributes, UUID row, byte[] key, byte[] tokenHash) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new HashMap<>(attributes));
        } catch (IOException failed) {
            throw new UncheckedIOException("A session holds what cannot be stored", failed);
        }
        return keys.unwrap(key, owner(row)).encrypt(bytes.toByteArray(), tokenHash);
    }

    /** Empty where it is of another version of the register, or was not sealed under this name. */
    @SuppressWarnings("unchecked") // as seal wrote it
    Optional<Map<String, Serializable>> open(byte[] content, UUID row, byte[] key, byte[] tokenHash) {
        try {
            byte[] bytes = keys.unwrap(key, owner(row)).decrypt(content, tokenHash);
            try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return Optional.of((Map<String, Serializable>) objects.readObject());
            }
        } catch (Encryption.WrongKeyException | IOException | ClassNotFoundException unreadable) {
            return Optional.empty();
        }
    }

    private static String owner(UUID row) {
        return "session " + row;
    }
}
