package pk.gov.nsor.publicservice.outreach.internal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/** Followers' numbers: each sealed under a key of its own, wrapped under the master key, which is held outside the database. */
@Component
public class SealedNumbers {

    private static final byte[] CONTEXT = "outreach/1".getBytes(StandardCharsets.US_ASCII);

    private final Keys keys;

    public SealedNumbers(Keys keys) {
        this.keys = keys;
    }

    /** @param wrappedKey the key, as it may be stored */
    record Sealed(byte[] wrappedKey, byte[] number) {}

    Sealed seal(UUID subscription, MobileNumber number) {
        byte[] key = keys.newWrappedKey(owner(subscription));
        return new Sealed(
                key,
                keys.unwrap(key, owner(subscription))
                        .encrypt(number.e164().getBytes(StandardCharsets.US_ASCII), CONTEXT));
    }

    /** @throws Encryption.WrongKeyException where it was sealed under other keys */
    public MobileNumber open(UUID subscription, byte[] wrappedKey, byte[] number) {
        byte[] opened = keys.unwrap(wrappedKey, owner(subscription)).decrypt(number, CONTEXT);
        return MobileNumber.parse(new String(opened, StandardCharsets.US_ASCII));
    }

    private static String owner(UUID subscription) {
        return "outreach/" + subscription;
    }
}
