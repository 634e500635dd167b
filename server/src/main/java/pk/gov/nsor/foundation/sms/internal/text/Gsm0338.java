package pk.gov.nsor.foundation.sms.internal.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The default alphabet of GSM with its extension table (3GPP TS 23.038, 6.2.1), one septet in each byte. */
public final class Gsm0338 {

    private static final char ESCAPE = '\u001B';
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final byte[] LATIN = new byte[256];

    static {
        Arrays.fill(LATIN, (byte) -1);
        for (int code = 0; code < BASIC.length(); code++) {
            char c = BASIC.charAt(code);
            if (c < LATIN.length && c != ESCAPE) {
                LATIN[c] = (byte) code;
            }
        }
    }

    private Gsm0338() {}

    /** The septets, or null where a character is not of this alphabet. */
    public static byte @Nullable [] encode(String text) {
        byte[] septets = new byte[text.length() * 2];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c < LATIN.length ? LATIN[c] : BASIC.indexOf(c);
            if (code >= 0) {
                septets[length++] = (byte) code;
            } else {
                int extended = EXTENSION.indexOf(c);
                if (extended < 0) {
                    return null;
                }
                septets[length++] = (byte) ESCAPE;
                septets[length++] = EXTENSION_CODES[extended];
            }
        }
        return Arrays.copyOf(septets, length);
    }

    /** The text. Bytes of over 127 are read as Latin-1, which some networks send under this name. */
    public static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        boolean escaped = false;
        for (byte septet : septets) {
            int code = septet & 0xFF;
            if (escaped) {
                int extended = extension(septet);
                text.append(extended >= 0 ? EXTENSION.charAt(extended) : code < 128 ? BASIC.charAt(code) : ' ');
                escaped = false;
            } else if (code == ESCAPE) {
                escaped = true;
            } else {
                text.append(code < BASIC.length() ? BASIC.charAt(code) : (char) code);
            }
        }
        return text.toString();
    }

    private static int extension(byte septet) {
        for (int i = 0; i < EXTENSION_CODES.length; i++) {
            if (EXTENSION_CODES[i] == septet) {
                return i;
            }
        }
        return -1;
    }
}
