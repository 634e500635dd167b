package pk.gov.nsor.record.register.picture;

import java.nio.charset.StandardCharsets;

/** Searches and reads the bytes of a file. */
final class Bytes {

    private Bytes() {}

    static boolean startsWith(byte[] bytes, int offset, byte... beginning) {
        if (offset < 0 || bytes.length - offset < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[offset + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] bytes, int offset, String beginning) {
        return startsWith(bytes, offset, beginning.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the text, in lower case, is anywhere in the bytes, in whichever case. */
    static boolean contains(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            int i = 0;
            while (i < wanted.length && lower(bytes[at + i]) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** Two bytes as a number, the higher first. */
    static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** Four bytes as a number, the highest first; negative where it is too large for one. */
    static int four(byte[] bytes, int at) {
        return two(bytes, at) << 16 | two(bytes, at + 2);
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }
}
