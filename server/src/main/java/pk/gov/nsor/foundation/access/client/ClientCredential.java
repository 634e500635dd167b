package pk.gov.nsor.foundation.access.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential of a machine client, without the secret.
 *
 * @param keyId of a key: what its assertions call it in their header; null for a secret
 * @param endsAt from when on it is refused; null for no end
 * @param lastUsedAt when a token was last got with it; null for never
 */
public record ClientCredential(
        UUID id,
        Kind kind,
        @Nullable String keyId,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant lastUsedAt) {

    /** The kind of credential. */
    public enum Kind {
        /** A secret that the register generated and showed once. */
        SECRET,
        /** A public key of the client's, whose private half never leaves the client. */
        KEY
    }
}
