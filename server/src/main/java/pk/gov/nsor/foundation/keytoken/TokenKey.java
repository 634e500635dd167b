package pk.gov.nsor.foundation.keytoken;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.keys.KeyedHash;

/**
 * Which key of a token. The number comes from the key itself, so that whoever puts it together from shares knows whether it is the one.
 *
 * @param number 32 bits of a keyed hash under the key, which reveal nothing of it
 */
public record TokenKey(int number) {

    private static final Pattern NAME = Pattern.compile("nsor-([0-9a-f]{8})");

    /** @param key 32 bytes */
    public static TokenKey of(byte[] key) {
        return new TokenKey(ByteBuffer.wrap(new KeyedHash(key).of("number of a token's key"))
                .getInt());
    }

    /** @param name as {@link #name} writes it */
    public static Optional<TokenKey> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new TokenKey((int) HexFormat.fromHexDigitsToLong(matcher.group(1))))
                : Optional.empty();
    }

    /** Its label in the token, for example {@code nsor-1a2b3c4d}. */
    public String name() {
        return "nsor-" + HexFormat.of().toHexDigits(number);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static TokenKey from(byte[] sealed) {
        return new TokenKey(
                ByteBuffer.wrap(Arrays.copyOf(sealed, Integer.BYTES)).getInt());
    }
}
