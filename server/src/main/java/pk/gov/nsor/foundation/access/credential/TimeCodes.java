package pk.gov.nsor.foundation.access.credential;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The six digits that a telephone shows for 30 seconds (RFC 6238 with HMAC-SHA-1, which every authenticator knows), from a
 * secret that telephone and register share.
 */
public final class TimeCodes {

    /** How long a code is shown. */
    public static final Duration STEP = Duration.ofSeconds(30);

    static final int DIGITS = 6;

    /** How many steps a clock may be off, either way. */
    private static final int WINDOW = 1;

    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private TimeCodes() {}

    /** 160 random bits, as RFC 4226 recommends. */
    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The secret as people type it into a telephone: 32 letters and digits. */
    public static String written(byte[] secret) {
        return new Base32().encodeToString(secret).replace("=", "");
    }

    /** The secret that {@link #written} wrote, with or without blanks. */
    public static byte[] read(String written) {
        return new Base32().decode(written.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    /** The number of the step that this moment is in. */
    public static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step: six digits. */
    public static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("HMAC refuses the secret", impossible);
        }
    }

    /** The step within the window around the moment whose code this is. */
    static OptionalLong stepOf(byte[] secret, String code, Instant moment) {
        return nearest(secret, code, step(moment), WINDOW);
    }

    /** The step nearest to another whose code this is, at most so many away. */
    static OptionalLong nearest(byte[] secret, String code, long around, int most) {
        return LongStream.rangeClosed(0, most)
                .flatMap(away -> away == 0 ? LongStream.of(around) : LongStream.of(around - away, around + away))
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }
}
