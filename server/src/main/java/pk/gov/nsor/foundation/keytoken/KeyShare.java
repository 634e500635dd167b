package pk.gov.nsor.foundation.keytoken;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * One officer's share of a token's key. Fewer than are needed reveal nothing of it.
 *
 * @param key which key
 * @param needed how many shares bring the key back, 2 to 9
 * @param of how many there are, at least as many as are needed and at most 9
 * @param number which of these, from 1
 * @param value 32 bytes
 */
public record KeyShare(TokenKey key, int needed, int of, int number, byte[] value) {

    /** More than this many officers come together for no ceremony. */
    public static final int MOST = 9;

    /** One alone would be the key itself. */
    public static final int LEAST = 2;

    private static final byte VERSION = 1;
    private static final int VALUE_BYTES = 32;
    private static final int CHECK_BYTES = 6;
    private static final int BYTES = 1 + Integer.BYTES + 3 + VALUE_BYTES + CHECK_BYTES;

    /** Without I, L, O and U, which are taken for others or spell words (Crockford's Base32). */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS_OF_DIGIT = 5;
    private static final int GROUP = 5;
    private static final int LENGTH = (BYTES * Byte.SIZE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;

    /** The text is no share, or was not copied as it was. The message says what is wrong, and nothing of the share. */
    public static final class MalformedShareException extends Exception {
        MalformedShareException(String message) {
            super(message);
        }
    }

    /** As it is written down: 74 letters and digits in groups of five. The last ones show a slip of the pen. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put(key.bytes())
                .put((byte) needed)
                .put((byte) of)
                .put((byte) number)
                .put(value);
        bytes.put(check(bytes.array()));
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        int digits = 0;
        for (byte one : bytes.array()) {
            bits = (bits << Byte.SIZE | one & 0xff) & 0xffff;
            held += Byte.SIZE;
            while (held >= BITS_OF_DIGIT) {
                held -= BITS_OF_DIGIT;
                append(text, digits++, bits >> held & 0x1f);
            }
        }
        if (held > 0) {
            append(text, digits, bits << BITS_OF_DIGIT - held & 0x1f);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #text} wrote; spaces, dashes and small letters do not matter, nor O for 0 and I or L for 1.
     *
     * @throws MalformedShareException where it is none, or a letter is wrong
     */
    public static KeyShare parse(String text) throws MalformedShareException {
        String plain = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != LENGTH) {
            throw new MalformedShareException(
                    "A share has " + LENGTH + " letters and digits, and this has " + plain.length());
        }
        ByteBuffer bytes = ByteBuffer.wrap(bytes(plain));
        byte version = bytes.get();
        TokenKey key = new TokenKey(bytes.getInt());
        int needed = bytes.get();
        int of = bytes.get();
        int number = bytes.get();
        byte[] value = new byte[VALUE_BYTES];
        bytes.get(value);
        byte[] check = new byte[CHECK_BYTES];
        bytes.get(check);
        KeyShare share = new KeyShare(key, needed, of, number, value);
        if (!Arrays.equals(check, check(bytes.array()))
                || !share.text().replace("-", "").equals(plain)) {
            throw new MalformedShareException("A letter or digit of the share is wrong");
        }
        if (version != VERSION || needed < LEAST || of < needed || of > MOST || number < 1 || number > of) {
            throw new MalformedShareException("The share is of another kind");
        }
        return share;
    }

    private static byte[] bytes(String plain) throws MalformedShareException {
        byte[] bytes = new byte[BYTES];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (char digit : plain.toCharArray()) {
            int value = DIGITS.indexOf(digit);
            if (value < 0) {
                throw new MalformedShareException(
                        "A share has letters and digits without U, and this has another sign");
            }
            bits = (bits << BITS_OF_DIGIT | value) & 0xffff;
            held += BITS_OF_DIGIT;
            if (held >= Byte.SIZE && at < BYTES) {
                held -= Byte.SIZE;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }

    private static void append(StringBuilder text, int digits, int digit) {
        if (digits > 0 && digits % GROUP == 0) {
            text.append('-');
        }
        text.append(DIGITS.charAt(digit));
    }

    /** @param bytes of a share, whatever its last six are */
    private static byte[] check(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, BYTES - CHECK_BYTES));
            return Arrays.copyOf(hash, CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyShare share && share.text().equals(text());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Without its value, which belongs in no log. */
    @Override
    public String toString() {
        return "share " + number + " of " + of + " of " + key.name();
    }
}
